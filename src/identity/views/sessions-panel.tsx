import {
  Button,
  findText,
  formatDateTime,
  langOf,
  Panel,
  type Row,
  Table,
  Tag,
  t,
  type Viewer,
} from '../../ui/index.ts';
import type { OwnSession } from '../list-own.ts';

/** The account's last sessions, and the way out of all of them. */
export function SessionsPanel({ c, sessions }: { c: Viewer; sessions: readonly OwnSession[] }) {
  const footer = (
    <div class="ec-stack" data-gap="s">
      <p class="ec-s ec-mute">{t(c, 'identity.account.signOutEverywhereText')}</p>
      <div class="ec-row">
        <form method="post" action="/deconnexion">
          <Button look="secondary">{t(c, 'identity.account.signOut')}</Button>
        </form>
        <form method="post" action="/deconnexion/partout">
          <Button look="danger" icon="stop">
            {t(c, 'identity.account.signOutEverywhere')}
          </Button>
        </form>
      </div>
    </div>
  );
  return (
    <Panel id="sessions" title={t(c, 'identity.account.sessions')} flush footer={footer}>
      <p class="ec-pad ec-s ec-mute">{t(c, 'identity.account.sessionsLead')}</p>
      <Table
        caption={t(c, 'identity.account.sessions')}
        columns={[
          { label: t(c, 'identity.account.sessionStart') },
          { label: t(c, 'identity.account.sessionMethod') },
          { label: t(c, 'identity.account.sessionSeen') },
          { label: t(c, 'identity.account.sessionEnd') },
        ]}
        rows={sessions.map((session) => sessionRow(c, session))}
      />
    </Panel>
  );
}

function sessionRow(c: Viewer, session: OwnSession): Row {
  const lang = langOf(c);
  return {
    cells: [
      formatDateTime(lang, session.startedAt),
      t(c, `identity.account.method.${session.method}`),
      formatDateTime(lang, session.lastSeenAt),
      <SessionEnd c={c} session={session} />,
    ],
  };
}

function SessionEnd({ c, session }: { c: Viewer; session: OwnSession }) {
  if (session.live) {
    return (
      <Tag color="success" dot="disc">
        {t(c, session.thisOne ? 'identity.account.sessionThis' : 'identity.account.sessionLive')}
      </Tag>
    );
  }
  const why = findText(c, `identity.account.why.${session.endedWhy}`) ?? '';
  return (
    <>
      {session.endedAt ? formatDateTime(langOf(c), session.endedAt) : ''}
      <span class="ec-sub">{why}</span>
    </>
  );
}
