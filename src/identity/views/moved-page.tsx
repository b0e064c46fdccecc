import { type ActorView, Button, LinkButton, Page, PageHead, t, type Viewer } from '../../ui/index.ts';

interface MovedPageProps {
  c: Viewer;
  retour: string;
  hasPasskey: boolean;
  /** Who has no key comes back by their own way: a link's guest by the message, a young person by their provider. */
  method: ActorView['method'];
}

/** Asked of an agent whose session shows up in another place: one touch goes on, or a new sign-in. */
export function MovedPage({ c, retour, hasPasskey, method }: MovedPageProps) {
  const why =
    method === 'link'
      ? 'identity.moved.byLink'
      : method === 'young'
        ? 'identity.moved.young'
        : hasPasskey
          ? 'identity.moved.why'
          : 'identity.moved.noPasskey';
  return (
    <Page c={c} title={t(c, 'identity.moved.title')} scripts={['passkey']} public>
      <div class="ec-narrow ec-stack">
        <PageHead title={t(c, 'identity.moved.title')} lead={t(c, 'identity.moved.lead')} />
        <section class="ds-card ec-panel ec-stack">
          <p>{t(c, why)}</p>
          <div class="ec-row">
            {hasPasskey ? (
              <form method="post" action="/presence" data-presence>
                <input type="hidden" name="retour" value={retour} />
                <Button look="main" icon="key">
                  {t(c, 'identity.presence.submit')}
                </Button>
              </form>
            ) : null}
            {method === 'young' ? (
              <LinkButton look="main" href="/connexion/jeune">
                {t(c, 'identity.moved.signIn')}
              </LinkButton>
            ) : null}
            {method === 'link' || method === 'young' ? null : (
              <form method="post" action="/deconnexion">
                <Button look={hasPasskey ? 'tertiary' : 'main'}>{t(c, 'identity.moved.signIn')}</Button>
              </form>
            )}
          </div>
        </section>
        <p class="ec-s ec-sub">{t(c, 'identity.moved.notYou')}</p>
      </div>
    </Page>
  );
}
