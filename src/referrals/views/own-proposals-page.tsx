import { EmptyState, Page, PageHead, Panel, t, type Viewer } from '../../ui/index.ts';
import type { PersonReferrals } from '../queries.ts';
import { IdentityPanel } from './identity-panel.tsx';
import { StateTag, sessionDates } from './state-tag.tsx';

interface Props {
  c: Viewer;
  own: PersonReferrals;
  provider: string | null;
}

/** All that was proposed to the young person, latest first. */
export function OwnProposalsPage({ c, own, provider }: Props) {
  const title = t(c, 'referrals.own.title');
  return (
    <Page c={c} title={title} public subtitle={t(c, 'identity.young.space')}>
      <div class="ec-phone ec-stack">
        <PageHead title={title} lead={t(c, 'referrals.own.lead')} />
        <Panel label={title} flush>
          {own.rows.length === 0 ? (
            <div class="ec-pad">
              <EmptyState title={t(c, 'referrals.own.none')} />
            </div>
          ) : (
            <ul class="ec-list">
              {own.rows.map((row) => (
                <li>
                  <span>
                    <strong>
                      <a href={`/mes-propositions/${row.id}`}>{row.title}</a>
                    </strong>
                    <small>
                      {row.provider}, {sessionDates(c, row.startsOn, row.endsOn)}
                    </small>
                  </span>
                  <StateTag c={c} state={row.state} />
                </li>
              ))}
            </ul>
          )}
        </Panel>
        <IdentityPanel c={c} provider={provider} since={own.identity} byLink={false} />
      </div>
    </Page>
  );
}
