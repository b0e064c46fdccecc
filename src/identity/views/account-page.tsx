import { Notice, Page, PageHead, type TextKey, t, type Viewer } from '../../ui/index.ts';
import type { OwnPasskey, OwnSession } from '../list-own.ts';
import { PasskeysPanel } from './passkeys-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';
import { SsoPanel } from './sso-panel.tsx';

interface AccountPageProps {
  c: Viewer;
  passkeys: readonly OwnPasskey[];
  sessions: readonly OwnSession[];
  /** Null when the instance has no identity provider. */
  sso: { since: Date | null } | null;
  done?: TextKey;
  problem?: string;
}

export function AccountPage({ c, passkeys, sessions, sso, done, problem }: AccountPageProps) {
  const { actor } = c.var;
  const name = actor?.displayName ?? '';
  return (
    <Page c={c} title={t(c, 'identity.account.title')} scripts={['passkey']}>
      <div class="ec-stack">
        <PageHead
          title={t(c, 'identity.account.title')}
          lead={t(c, 'identity.account.lead', { name, structure: actor?.structureName ?? '' })}
        />
        {done ? (
          <Notice color="success" status>
            {t(c, done)}
          </Notice>
        ) : null}
        {problem ? (
          <Notice color="warning" status>
            {problem}
          </Notice>
        ) : null}
        <PasskeysPanel c={c} passkeys={passkeys} />
        {sso ? <SsoPanel c={c} since={sso.since} hasPasskey={passkeys.length > 0} /> : null}
        <SessionsPanel c={c} sessions={sessions} />
      </div>
    </Page>
  );
}
