import { type AppContext, t } from '../../ui/index.ts';
import type { IncidentFile } from '../incident.ts';

/** How many minors are on the list as fixed, how far the counting is, or why there is none. */
export function MinorsLine({ c, file }: { c: AppContext; file: IncidentFile }) {
  const { minors: counted, incident, fixings } = file;
  const people = fixings[0]?.people ?? 0;
  if (incident.exercise) return <p>{t(c, 'incidents.measure.minors.exercise')}</p>;
  if (counted === null) return <p>{t(c, 'incidents.measure.minors.toFix')}</p>;
  const { minors, adults, unknown } = counted;
  return (
    <p>
      {counted.done ? (
        <>
          <strong>{t(c, 'incidents.measure.minors.counted', { minors, people })}</strong>
          {unknown === 0 ? '' : t(c, 'incidents.measure.minors.unknown', { unknown })}
        </>
      ) : (
        t(c, 'incidents.measure.minors.counting', { done: minors + adults + unknown, people })
      )}{' '}
      {t(c, 'incidents.measure.minors.how')}
    </p>
  );
}
