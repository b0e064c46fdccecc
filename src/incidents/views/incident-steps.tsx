import { type AppContext, Panel, type Step, Steps, t } from '../../ui/index.ts';
import type { IncidentFile } from '../incident.ts';

/** Contain, measure, notify, inform, close: which are done, and where one stands. */
export function IncidentSteps({ c, file }: { c: AppContext; file: IncidentFile }) {
  const { incident, accounts, fixings, missing } = file;
  const active = accounts.filter((one) => one.state === 'active').length;
  const done = {
    contain: active === 0,
    measure: fixings[0]?.same === true,
    notify: !missing.includes('notified'),
    // Whether anybody has to be told at all is a decision: this step is never the one that waits.
    inform: false,
    close: incident.state === 'closed',
  };
  const order = ['contain', 'measure', 'notify', 'inform', 'close'] as const;
  const now =
    incident.state === 'closed' ? undefined : order.find((name) => name !== 'inform' && !done[name]);
  const state = (name: (typeof order)[number]): Step['state'] =>
    incident.state === 'closed' || done[name] ? 'done' : name === now ? 'now' : 'todo';
  const doc = (kind: string) => {
    const versions = file.documents.filter((one) => one.kind === kind);
    const word = versions.length === 0 ? 'none' : versions.some((one) => one.sentAt) ? 'sent' : 'draft';
    return t(c, `incidents.docState.${word}`);
  };
  const details = {
    contain: done.contain
      ? t(c, 'incidents.step.contained', {
          count: accounts.filter((one) => one.state === 'frozen').length,
          sessions: accounts.reduce((sum, one) => sum + one.sessions, 0),
        })
      : t(c, 'incidents.step.toContain', { count: active, all: accounts.length }),
    measure: done.measure
      ? t(c, 'incidents.step.measured', { people: fixings[0]?.people ?? 0 })
      : t(c, fixings.length > 0 ? 'incidents.step.measuredOld' : 'incidents.step.toMeasure'),
    notify: done.notify
      ? t(c, 'incidents.step.notified', { certfr: doc('certfr') })
      : t(c, 'incidents.step.toNotify', { cnil: doc('cnil'), certfr: doc('certfr') }),
    inform: t(c, 'incidents.step.informing'),
    close: t(c, done.close ? 'incidents.step.closed' : 'incidents.step.closing'),
  };
  return (
    <Panel label={t(c, 'incidents.step.label')}>
      <Steps
        c={c}
        label={t(c, 'incidents.step.label')}
        steps={order.map((name) => ({
          label: t(c, `incidents.step.${name}`),
          state: state(name),
          detail: details[name],
        }))}
      />
    </Panel>
  );
}
