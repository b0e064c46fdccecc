import {
  Button,
  Field,
  initials,
  LinkButton,
  Notice,
  Page,
  Panel,
  Tag,
  type TextKey,
  t,
  type Viewer,
} from '../../ui/index.ts';
import type { DemoAccount } from '../list-demo-accounts.ts';

export interface SignInPageProps {
  c: Viewer;
  retour: string;
  message?: TextKey;
  problem?: TextKey;
  /** Null outside the demonstration. */
  demo: readonly DemoAccount[] | null;
  /** There is an identity provider to go to. */
  sso: boolean;
  /** What the young people's identity provider is called; null when there is none. */
  young: string | null;
}

export function SignInPage({ c, retour, message, problem, demo, sso, young }: SignInPageProps) {
  return (
    <Page c={c} title={t(c, 'identity.signIn.documentTitle')} scripts={['passkey']} public={demo === null}>
      <div class={demo === null ? 'ec-narrow' : 'ec-door'}>
        <div class="ec-stack">
          <div>
            <h1 class="ds-heading" data-size="md">
              {t(c, 'identity.signIn.title')}
            </h1>
            <p class="ec-mute">{t(c, 'identity.signIn.lead')}</p>
          </div>
          {message ? (
            <Notice color="success" status>
              {t(c, message)}
            </Notice>
          ) : null}
          {problem ? (
            <Notice color="warning" status>
              {t(c, problem)}
            </Notice>
          ) : null}
          <SignInForm c={c} retour={retour} />
          {sso ? <Sso c={c} /> : null}
          <Lost c={c} />
          <p class="ec-s">
            {t(c, 'identity.signIn.young')} <span class="ec-sub">{t(c, 'identity.signIn.youngText')}</span>
            {young === null ? null : (
              <a href="/connexion/jeune">{t(c, 'identity.young.enter', { provider: young })}</a>
            )}
          </p>
        </div>
        {demo === null ? null : <DemoPanel c={c} accounts={demo} />}
      </div>
    </Page>
  );
}

function SignInForm({ c, retour }: { c: Viewer; retour: string }) {
  return (
    <form
      class="ds-card ec-panel"
      method="post"
      action="/connexion"
      data-passkey-sign-in
      data-cancelled={t(c, 'identity.error.cancelled')}
      data-failed={t(c, 'identity.error.failed')}
    >
      <Field
        c={c}
        id="adresse"
        type="email"
        label={t(c, 'identity.signIn.email')}
        help={t(c, 'identity.signIn.emailHelp')}
        placeholder={t(c, 'identity.signIn.emailPlaceholder')}
        autocomplete="username webauthn"
      />
      <Button look="main" full icon="key">
        {t(c, 'identity.signIn.submit')}
      </Button>
      <input type="hidden" name="retour" value={retour} />
    </form>
  );
}

function Sso({ c }: { c: Viewer }) {
  return (
    <section class="ds-card ec-panel ec-stack">
      <LinkButton look="secondary" href="/connexion/agent/aller">
        {t(c, 'identity.sso.go')}
      </LinkButton>
      <p class="ec-s ec-sub">{t(c, 'identity.sso.goHelp')}</p>
    </section>
  );
}

function Lost({ c }: { c: Viewer }) {
  return (
    <details class="ec-s">
      <summary>{t(c, 'identity.signIn.lost')}</summary>
      <p class="ec-sub">{t(c, 'identity.signIn.lostText')}</p>
    </details>
  );
}

function DemoPanel({ c, accounts }: { c: Viewer; accounts: readonly DemoAccount[] }) {
  const tag = (
    <Tag color="warning" dot="square">
      {t(c, 'identity.demo.tag')}
    </Tag>
  );
  return (
    <Panel title={t(c, 'identity.demo.title')} aside={tag} flush tone="water" footer={<DemoFooter c={c} />}>
      <p class="ec-pad ec-s ec-mute">
        {accounts.length > 0 ? t(c, 'identity.demo.lead') : t(c, 'identity.demo.empty')}
      </p>
      <ul class="ec-list" data-lead>
        {accounts.map((account) => (
          <li>
            <span class="ec-ini" aria-hidden="true">
              {initials(account.displayName)}
            </span>
            <span>
              <strong>{account.displayName}</strong>
              <small>
                {t(c, `common.role.${account.role}`)}. {account.structureName}
              </small>
            </span>
            <form method="post" action="/demo/entrer">
              <input type="hidden" name="compte" value={account.accountId} />
              <Button
                look="secondary"
                compact
                label={t(c, 'identity.demo.enterAs', { name: account.displayName })}
              >
                {t(c, 'identity.demo.enter')}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The other two kinds of user have no account to enter: they act by link, and the outbox shows their messages. */
function DemoFooter({ c }: { c: Viewer }) {
  return (
    <>
      {t(c, 'identity.demo.links')} <a href="/boite-envoi">{t(c, 'identity.demo.outbox')}</a>.
      <span class="ec-sub">{t(c, 'identity.demo.footer')}</span>
    </>
  );
}
