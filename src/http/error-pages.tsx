import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { EcluseError, faults } from '../errors.ts';
import { type AppEnv, findText, isAgent, LinkButton, Page, PageHead, Panel, t } from '../ui/index.ts';
import type { Log } from './deps.ts';

type Status = 400 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503;

/**
 * A page for what is not a refusal of the gate: what happened and what to do, in plain words, with
 * the request's number for whoever is asked. A script that asked for JSON gets a small object.
 */
export function showError(c: Context<AppEnv>, status: Status, kind: string = String(status)) {
  const title = findText(c, `pages.error.${kind}.title`) ?? t(c, 'pages.error.500.title');
  const text = findText(c, `pages.error.${kind}.text`) ?? t(c, 'pages.error.500.text');
  const wantsJson = c.req.header('accept')?.startsWith('application/json');
  if (wantsJson) return c.json({ error: kind, message: title, request: c.var.requestId }, status);
  return c.html(<ErrorPage c={c} title={title} text={text} />, status);
}

function ErrorPage({ c, title, text }: { c: Context<AppEnv>; title: string; text: string }) {
  return (
    <Page c={c} title={title} public={!isAgent(c.var.actor)}>
      <div class="ec-narrow">
        <PageHead title={title} />
        <Panel label={title}>
          <p>{text}</p>
          <div class="ec-row">
            <LinkButton href="/" look="secondary">
              {t(c, 'refusals.action.home')}
            </LinkButton>
            <a href="/aide">{t(c, 'common.foot.help')}</a>
          </div>
          <p class="ec-xs ec-mute">{t(c, 'pages.error.request', { id: c.var.requestId })}</p>
        </Panel>
      </div>
    </Page>
  );
}

/** SQLSTATEs of a value that PostgreSQL could not take as the type asked for: the request's fault, not ours. */
const UNFIT_VALUES = new Set(['22P02', '22003', '22007', '22008', '22021', '22023']);

function statusOf(error: unknown): Status {
  if (error instanceof EcluseError) return faults[error.code].http;
  if (error instanceof HTTPException) return error.status in KNOWN ? (error.status as Status) : 500;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return UNFIT_VALUES.has(code) ? 400 : 500;
}

const KNOWN: Readonly<Record<number, true>> = {
  400: true,
  403: true,
  404: true,
  405: true,
  409: true,
  413: true,
  415: true,
  422: true,
  429: true,
};

/**
 * Answers a fault. The log gets its kind and where it was thrown, not its message: a database's
 * message may repeat a value that somebody typed.
 */
export function answerFault(log: Log) {
  return (error: Error, c: Context<AppEnv>) => {
    const status = statusOf(error);
    const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
    log({
      id: c.var.requestId,
      fault: error instanceof EcluseError ? error.code : error.name,
      code: 'code' in error ? String(error.code) : null,
      where: status >= 500 ? frames.slice(0, 6).join(' ').replace(/\s+/g, ' ') : null,
    });
    return showError(c, status);
  };
}
