import {
  type AppContext,
  Button,
  Effect,
  formatDateTime,
  LinkButton,
  langOf,
  Notice,
  Panel,
  t,
} from '../../ui/index.ts';
import type { IncidentFile } from '../incident.ts';

/** Step 2, its act: the list as the log has it now becomes the list that notices and documents rest on. */
export function FixPanel({ c, file, people }: { c: AppContext; file: IncidentFile; people: number }) {
  const { incident, fixings } = file;
  const lang = langOf(c);
  const at = (iso: string) => formatDateTime(lang, new Date(iso));
  const last = fixings[0];
  return (
    <Panel
      title={t(c, last ? 'incidents.measure.fix.again' : 'incidents.measure.fix.title')}
      tone={last?.same ? undefined : 'water'}
    >
      {last && !last.same ? <Notice color="warning">{t(c, 'incidents.measure.stale')}</Notice> : null}
      {incident.state === 'open' ? (
        <>
          <Effect
            c={c}
            what={t(c, 'incidents.measure.fix.what', { people })}
            who={t(c, 'incidents.measure.fix.who')}
            undo={t(c, 'incidents.measure.fix.undo')}
          />
          <form class="ec-row" method="post" action={`/incidents/${incident.id}/figer`}>
            <Button look={last ? 'secondary' : 'plain'}>
              {t(c, 'incidents.measure.fix.button', { people })}
            </Button>
            <LinkButton href={`/incidents/${incident.id}/mesure`} look="tertiary">
              {t(c, 'incidents.measure.change')}
            </LinkButton>
          </form>
        </>
      ) : null}
      {fixings.length > 0 ? (
        <details>
          <summary>{t(c, 'incidents.measure.fixings')}</summary>
          <ul class="ec-s">
            {fixings.map((one) => (
              <li>
                {t(c, 'incidents.measure.fixing', {
                  fixing: one.fixing,
                  at: at(one.at),
                  name: one.by ?? t(c, 'incidents.view.someone'),
                  people: one.people,
                  added: one.added,
                  withdrawn: one.withdrawn,
                  accounts: one.accounts,
                  from: at(one.from),
                  to: at(one.to),
                })}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Panel>
  );
}
