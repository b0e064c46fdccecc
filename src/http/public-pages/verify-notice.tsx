import type { Context } from 'hono';
import { type AppEnv, Button, ErrorSummary, Field, Page, PageHead, Panel, t } from '../../ui/index.ts';

/** Crockford's alphabet, without the letters that look like digits; blanks and hyphens are free. */
const CODE = /^[0-9A-HJKMNP-TV-Z]{12}$/;

/** The code as stored, or null when it cannot be one. */
export function parseNoticeCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return CODE.test(code) ? code : null;
}

/**
 * Is this notice real? No notice can be sent by this version, so every well-formed code is unknown,
 * and the page says so before anybody types one.
 */
export function VerifyPage({ c, typed }: { c: Context<AppEnv>; typed: string | null }) {
  const malformed = typed !== null && parseNoticeCode(typed) === null;
  const error = malformed ? t(c, 'pages.verify.malformed') : null;
  const title = t(c, 'pages.verify.title');
  return (
    <Page c={c} title={title} public errors={malformed}>
      <div class="ec-phone ec-stack">
        <div>
          <PageHead title={title} />
          <p class="ec-lead ec-mute">{t(c, 'pages.verify.lead')}</p>
        </div>
        <ErrorSummary c={c} errors={error ? [{ id: 'code', message: error }] : []} />
        <form class="ds-card ec-panel" method="post" action="/verifier">
          <Field
            c={c}
            id="code"
            label={t(c, 'pages.verify.label')}
            help={t(c, 'pages.verify.help')}
            error={error}
            value={typed?.slice(0, 40)}
            maxlength={40}
            autocomplete="off"
            spellcheck={false}
            required
            mono
          />
          <Button look="main" full>
            {t(c, 'pages.verify.submit')}
          </Button>
        </form>
        {typed !== null && !malformed ? (
          <Panel title={t(c, 'pages.verify.unknown.title')} tone="danger" id="resultat">
            <p>{t(c, 'pages.verify.unknown.text')}</p>
          </Panel>
        ) : null}
        <Panel tone="water" label={title}>
          <p>{t(c, 'pages.verify.none')}</p>
        </Panel>
        <Panel title={t(c, 'pages.verify.careful.title')}>
          <ul>
            <li>{t(c, 'pages.verify.careful.1')}</li>
            <li>{t(c, 'pages.verify.careful.2')}</li>
            <li>{t(c, 'pages.verify.careful.3')}</li>
          </ul>
        </Panel>
      </div>
    </Page>
  );
}
