/**
 * A refusal is an answer, not a failure: what happened, why, what to do next, whom to ask.
 * `RefusalPanel` stands inside a page; `RefusalPage` is the whole page.
 */
import type { Child } from 'hono/jsx';
import { isAgent, type Viewer } from './env.ts';
import { Page } from './page.tsx';
import { LinkButton } from './parts/button.tsx';
import { PageHead } from './parts/heading.tsx';
import { findText, t } from './texts/index.ts';

interface RefusalProps {
  c: Viewer;
  /** A code of the gate; one without a text of its own is told in general words. */
  code: string;
  /** Number of the log entry, when one was written. */
  entryId?: string | null;
  /** Where to try again after having confirmed one's presence. */
  presenceHref?: string;
  /** Instead of the usual ways on. */
  actions?: Child;
}

/** HTTP status of a refusal shown as a page. The page itself is the same to a person. */
export function refusalStatus(code: string): 401 | 403 | 404 | 409 | 410 | 422 | 429 {
  if (code === 'no_session' || code === 'session_expired') return 401;
  if (code === 'not_found') return 404;
  if (code === 'state') return 409;
  if (code.startsWith('link_')) return 410;
  if (code === 'purpose' || code === 'reason_required') return 422;
  if (code === 'rate_limited' || code === 'duplicate_checks' || code.startsWith('budget_')) return 429;
  return 403;
}

export function refusalTitle(c: Viewer, code: string): string {
  return findText(c, `refusals.${code}.title`) ?? t(c, 'refusals.other.title');
}

function refusalText(c: Viewer, code: string, part: 'why' | 'next' | 'whom'): string {
  return findText(c, `refusals.${code}.${part}`) ?? t(c, `refusals.other.${part}`);
}

export function RefusalPanel({
  c,
  code,
  entryId,
  presenceHref,
  actions,
  titled = true,
}: RefusalProps & { titled?: boolean }) {
  return (
    <section class="ds-card ec-panel ec-refusal" data-tone={code === 'presence' ? 'water' : 'warning'}>
      {titled ? (
        <h2 class="ds-heading" data-size="xs">
          {refusalTitle(c, code)}
        </h2>
      ) : null}
      <dl class="ec-effect">
        <dt>{t(c, 'refusals.label.why')}</dt>
        <dd>{refusalText(c, code, 'why')}</dd>
        <dt>{t(c, 'refusals.label.next')}</dt>
        <dd>{refusalText(c, code, 'next')}</dd>
        <dt>{t(c, 'refusals.label.whom')}</dt>
        <dd>{refusalText(c, code, 'whom')}</dd>
      </dl>
      <div class="ec-row">{actions ?? <WayOn c={c} code={code} presenceHref={presenceHref} />}</div>
      {entryId ? <p class="ec-xs ec-mute">{t(c, 'refusals.logged', { entry: entryId })}</p> : null}
    </section>
  );
}

function WayOn({ c, code, presenceHref }: { c: Viewer; code: string; presenceHref?: string }) {
  if (code === 'no_session' || code === 'session_expired') {
    return (
      <LinkButton href="/connexion" look="main" icon="key">
        {t(c, 'refusals.action.signIn')}
      </LinkButton>
    );
  }
  if ((code === 'presence' || code === 'watch_touch' || code === 'watch_lists') && presenceHref) {
    return (
      <LinkButton href={presenceHref} look="main" icon="key">
        {t(c, 'refusals.action.presence')}
      </LinkButton>
    );
  }
  if (code.startsWith('budget_')) {
    return (
      <LinkButton href="/mes-acces" look="secondary">
        {t(c, 'refusals.action.budget')}
      </LinkButton>
    );
  }
  if (code === 'no_relationship' && c.var.actor?.role === 'counsellor') {
    return (
      <LinkButton href="/portefeuille" look="secondary">
        {t(c, 'refusals.action.caseload')}
      </LinkButton>
    );
  }
  if (code.startsWith('link_')) return null;
  return (
    <LinkButton href="/" look="secondary">
      {t(c, 'refusals.action.home')}
    </LinkButton>
  );
}

export function RefusalPage(props: RefusalProps) {
  const { c, code } = props;
  const title = refusalTitle(c, code);
  return (
    <Page c={c} title={title} public={!isAgent(c.var.actor)}>
      <div class="ec-narrow">
        <PageHead title={title} />
        <RefusalPanel {...props} titled={false} />
      </div>
    </Page>
  );
}
