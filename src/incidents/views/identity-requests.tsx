import { type AppContext, formatDateTime, langOf, Panel, t } from '../../ui/index.ts';
import type { IdentityRequest } from '../incident.ts';

/** Who asked for this identity, why, who decided, and how often it was looked at. */
export function IdentityRequests({ c, requests }: { c: AppContext; requests: readonly IdentityRequest[] }) {
  if (requests.length === 0) return null;
  return (
    <Panel title={t(c, 'incidents.identity.requests')}>
      <ul class="ec-list ec-s">
        {requests.map((one) => (
          <li>
            <span>
              {sayRequest(c, one)}
              <small>{t(c, 'incidents.identity.reason', { why: one.why })}</small>
              {one.times > 0 ? (
                <small>{t(c, 'incidents.identity.looked', { times: one.times })}</small>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function sayRequest(c: AppContext, one: IdentityRequest): string {
  const someone = t(c, 'incidents.view.someone');
  return t(c, `incidents.identity.state.${one.state}`, {
    by: one.by ?? someone,
    at: formatDateTime(langOf(c), new Date(one.at)),
    decided: one.decidedBy ?? someone,
    why: one.decidedWhy ?? '',
  });
}
