import { findText, LinkButton, Page, PageHead, t, type Viewer } from '../../ui/index.ts';

/** Why somebody who came back from the identity provider is not in, and what happens next. */
export function SsoAnswerPage({ c, code }: { c: Viewer; code: string }) {
  const known = findText(c, `identity.sso.${code}.title`) === null ? 'failed' : code;
  const title = findText(c, `identity.sso.${known}.title`) ?? t(c, 'identity.sso.title');
  return (
    <Page c={c} title={title} public>
      <div class="ec-narrow ec-stack">
        <PageHead title={title} />
        <section class="ds-card ec-panel ec-stack">
          <p>{findText(c, `identity.sso.${known}`)}</p>
          <div class="ec-row">
            <LinkButton look="secondary" href="/connexion">
              {t(c, 'identity.sso.again')}
            </LinkButton>
          </div>
        </section>
      </div>
    </Page>
  );
}
