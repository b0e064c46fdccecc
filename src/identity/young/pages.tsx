import { findText, LinkButton, Notice, Page, PageHead, t, type Viewer } from '../../ui/index.ts';

/** The way in of young people who bound their identity before; the others are told how to. */
export function YoungSignInPage({
  c,
  provider,
  signedOut,
}: {
  c: Viewer;
  provider: string;
  signedOut: boolean;
}) {
  const title = t(c, 'identity.young.title');
  return (
    <Page c={c} title={title} public subtitle={t(c, 'identity.young.space')}>
      <div class="ec-phone ec-stack">
        <PageHead title={title} lead={t(c, 'identity.young.lead', { provider })} />
        {signedOut ? (
          <Notice color="success" status>
            <p>{t(c, 'identity.young.signedOut')}</p>
          </Notice>
        ) : null}
        <section class="ds-card ec-panel ec-stack">
          <LinkButton look="main" full href="/connexion/jeune/aller">
            {t(c, 'identity.young.go', { provider })}
          </LinkButton>
          <p class="ec-s">{t(c, 'identity.young.goHelp', { provider })}</p>
        </section>
        <p class="ec-s ec-mute">{t(c, 'identity.young.first', { provider })}</p>
      </div>
    </Page>
  );
}

/**
 * What became of it. Several reasons have one text, on purpose: whoever stands here learns whether they are in, never
 * whether somebody else is known.
 */
const SHOWN: Readonly<Record<string, string>> = {
  young_unknown: 'unknown',
  account_suspended: 'unknown',
  dossier_closed: 'unknown',
  sso_invalid: 'failed',
  young_unmatched: 'refused',
  young_bound: 'refused',
  young_link_needed: 'over',
  no_session: 'over',
  session_expired: 'over',
  sso_assurance: 'assurance',
  rate_limited: 'rate_limited',
  unreachable: 'unreachable',
  unbound: 'unbound',
};

export function YoungAnswerPage({ c, code, provider }: { c: Viewer; code: string; provider: string }) {
  const shown = SHOWN[code] ?? 'failed';
  const title = findText(c, `identity.young.${shown}.title`, { provider }) ?? t(c, 'identity.young.title');
  const back = c.var.actor?.method === 'link' ? '/ma-proposition' : provider ? '/connexion/jeune' : '/aide';
  return (
    <Page c={c} title={title} public subtitle={t(c, 'identity.young.space')}>
      <div class="ec-phone ec-stack">
        <PageHead title={title} />
        <section class="ds-card ec-panel ec-stack">
          <p>{findText(c, `identity.young.${shown}`, { provider })}</p>
          <div class="ec-row">
            <LinkButton look="secondary" href={back}>
              {t(c, 'identity.young.back')}
            </LinkButton>
          </div>
        </section>
      </div>
    </Page>
  );
}
