import { Button, LinkButton, Notice, Page, PageHead, Panel, t, type Viewer } from '../../ui/index.ts';

const DEAD = ['used', 'expired', 'revoked', 'unknown'] as const;
export type DeadLink = (typeof DEAD)[number];

/** `link_used` → used; anything else that is not a link any more: unknown. */
export function deadLink(code: string): DeadLink {
  return DEAD.find((name) => code === `link_${name}`) ?? 'unknown';
}

/** A button, never an opening by itself: mail scanners follow links. */
export function LinkPage({ c, action }: { c: Viewer; action: string }) {
  const title = t(c, 'referrals.link.title');
  return (
    <Page c={c} title={title} public subtitle={t(c, 'referrals.link.subtitle')}>
      <div class="ec-phone ec-stack">
        <PageHead title={title} lead={t(c, 'referrals.link.lead')} />
        <Panel label={title}>
          <form method="post" action={action} class="ec-stack">
            <Button look="main" full>
              {t(c, 'referrals.link.open')}
            </Button>
          </form>
          <p class="ec-s">{t(c, 'referrals.link.privacy')}</p>
          <p class="ec-s ec-mute">{t(c, 'referrals.link.why')}</p>
        </Panel>
      </div>
    </Page>
  );
}

/** A link that does not open any more: why, and what to do. */
export function DeadLinkPage({ c, why, action }: { c: Viewer; why: DeadLink; action: string | null }) {
  const title = t(c, `referrals.link.dead.${why}`);
  return (
    <Page c={c} title={title} public subtitle={t(c, 'referrals.link.subtitle')}>
      <div class="ec-phone ec-stack">
        <PageHead title={title} lead={t(c, `referrals.link.deadHelp.${why}`)} />
        {action ? (
          <Panel label={t(c, 'referrals.link.another')}>
            <form method="post" action={action} class="ec-stack">
              <Button look="main" full icon="mail">
                {t(c, 'referrals.link.another')}
              </Button>
            </form>
            <p class="ec-s ec-mute">{t(c, 'referrals.link.anotherHelp')}</p>
          </Panel>
        ) : null}
      </div>
    </Page>
  );
}

/** The same words whatever was found: the page must not tell whether the link ever existed. */
export function LinkAskedPage({ c }: { c: Viewer }) {
  const title = t(c, 'referrals.link.asked');
  return (
    <Page c={c} title={title} public subtitle={t(c, 'referrals.link.subtitle')}>
      <div class="ec-phone ec-stack">
        <PageHead title={title} />
        <Notice color="success" status>
          <p>{t(c, 'referrals.link.askedHelp')}</p>
        </Notice>
      </div>
    </Page>
  );
}

/** A page of a link's session without that session. */
export function NoLinkSessionPage({ c }: { c: Viewer }) {
  const title = t(c, 'referrals.link.sessionOver');
  return (
    <Page c={c} title={title} public subtitle={t(c, 'referrals.link.subtitle')}>
      <div class="ec-phone ec-stack">
        <PageHead title={title} lead={t(c, 'referrals.link.sessionOverHelp')} />
        <LinkButton href="/aide" look="secondary">
          {t(c, 'referrals.link.help')}
        </LinkButton>
      </div>
    </Page>
  );
}
