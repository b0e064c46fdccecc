import { formatDate, langOf, Panel, t, type Viewer } from '../../ui/index.ts';
import type { ReferralView } from '../queries.ts';

/** What the organisation can see of the person, now. */
export function SharePanel({ c, view }: { c: Viewer; view: ReferralView }) {
  const { state } = view.referral;
  const over = view.providerUntil !== null && new Date(view.providerUntil) <= new Date();
  const before = state === 'proposed';
  const never = !before && view.providerUntil === null && (state === 'declined' || state === 'withdrawn');
  const open = t(
    c,
    before ? 'referrals.share.afterAcceptance' : over || never ? 'referrals.share.no' : 'referrals.share.yes',
  );
  const lines: [string, string][] = [
    [t(c, 'referrals.share.name'), open],
    [t(c, 'referrals.share.situation'), open],
    [t(c, 'referrals.share.phone'), open],
    [t(c, 'referrals.share.identifiers'), t(c, 'referrals.share.never')],
    [t(c, 'referrals.share.notes'), t(c, 'referrals.share.never')],
  ];
  const term = before
    ? t(c, 'referrals.share.notYet')
    : over || never
      ? t(c, 'referrals.share.stopped')
      : view.providerUntil
        ? t(c, 'referrals.share.untilDate', { date: formatDate(langOf(c), new Date(view.providerUntil)) })
        : t(c, 'referrals.share.ongoing');
  return (
    <Panel title={t(c, 'referrals.share.title')}>
      <ul class="ec-list ec-s">
        {lines.map(([what, whether]) => (
          <li>
            <span>{what}</span>
            <span class="ec-mute">{whether}</span>
          </li>
        ))}
      </ul>
      <p class="ec-xs ec-mute">{term}</p>
    </Panel>
  );
}
