import { formatDate, langOf, type Step, Steps, t, type Viewer } from '../../ui/index.ts';
import type { ReferralView, TimelineRow } from '../queries.ts';
import type { State } from '../states.ts';
import { StateTag } from './state-tag.tsx';

/** Which of the seven pools a state stands in. */
const POOL: Record<State, number> = {
  proposed: 0,
  declined: 1,
  accepted: 2,
  sent: 2,
  invited_to_information_meeting: 3,
  invited_to_interview: 3,
  present: 3,
  absent: 3,
  waiting_list: 4,
  refused: 4,
  admitted: 4,
  entered: 5,
  dropped: 6,
  finished: 6,
  withdrawn: -1,
};

const LABELS = ['proposed', 'accepted', 'sent', 'meeting', 'answer', 'entered', 'finished'] as const;
const STOPPED: readonly State[] = ['declined', 'refused', 'dropped', 'withdrawn'];

/** The lock stepper of one referral. A path that stopped shows where. */
export function ReferralSteps({ c, view }: { c: Viewer; view: Pick<ReferralView, 'referral' | 'timeline'> }) {
  const { referral, timeline } = view;
  const reached = timeline.reduce((max, row) => Math.max(max, POOL[row.to]), 0);
  const at = referral.state === 'withdrawn' ? reached : POOL[referral.state];
  const stopped = STOPPED.includes(referral.state);
  const steps = LABELS.map((label, pool): Step => {
    // Answered without a meeting: the pool was passed without stopping there.
    const state =
      pool < at
        ? 'done'
        : pool > at
          ? 'todo'
          : stopped
            ? 'off'
            : referral.state === 'finished'
              ? 'done'
              : 'now';
    return {
      label: t(c, `referrals.view.steps.${label}`),
      state,
      detail: pool === at ? <StateTag c={c} state={referral.state} /> : detail(c, view, pool, pool < at),
    };
  });
  return <Steps c={c} steps={steps} />;
}

function detail(c: Viewer, view: Pick<ReferralView, 'referral' | 'timeline'>, pool: number, done: boolean) {
  const lang = langOf(c);
  if (done) {
    const row = latest(view.timeline, pool);
    return row ? formatDate(lang, new Date(row.at)) : t(c, 'referrals.view.skipped');
  }
  const { startsOn, endsOn } = view.referral;
  if (pool === 5 && startsOn) return formatDate(lang, startsOn);
  if (pool === 6 && endsOn) return formatDate(lang, endsOn);
  return null;
}

function latest(timeline: readonly TimelineRow[], pool: number): TimelineRow | undefined {
  if (pool === 1) return timeline.find((row) => row.act === 'accept');
  return timeline.find((row) => POOL[row.to] === pool && (pool !== 2 || row.act === 'send'));
}
