import { Button, LinkButton, Notice, Page, PageHead, t, type Viewer } from '../../ui/index.ts';

interface PresencePageProps {
  c: Viewer;
  retour: string;
  hasPasskey: boolean;
  /** The form came back without a touch: there is no script. */
  untouched?: boolean;
}

export function PresencePage({ c, retour, hasPasskey, untouched }: PresencePageProps) {
  return (
    <Page c={c} title={t(c, 'identity.presence.title')} scripts={['passkey']}>
      <div class="ec-narrow ec-stack">
        <PageHead title={t(c, 'identity.presence.title')} lead={t(c, 'identity.presence.lead')} />
        {untouched && hasPasskey ? (
          <Notice color="warning" status>
            {t(c, 'identity.presence.noScript')}
          </Notice>
        ) : null}
        {hasPasskey ? (
          <form class="ds-card ec-panel" method="post" action="/presence" data-presence>
            <div class="ec-row">
              <input type="hidden" name="retour" value={retour} />
              <Button look="main" icon="key">
                {t(c, 'identity.presence.submit')}
              </Button>
              <LinkButton look="tertiary" href={retour}>
                {t(c, 'identity.presence.back')}
              </LinkButton>
            </div>
          </form>
        ) : (
          <section class="ds-card ec-panel" data-tone="warning">
            <p>{t(c, 'identity.presence.noPasskey')}</p>
            <div class="ec-row">
              <LinkButton look="main" icon="key" href="/mon-compte">
                {t(c, 'identity.presence.addPasskey')}
              </LinkButton>
              <LinkButton look="tertiary" href={retour}>
                {t(c, 'identity.presence.back')}
              </LinkButton>
            </div>
          </section>
        )}
      </div>
    </Page>
  );
}
