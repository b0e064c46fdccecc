import { Hono } from 'hono';
import { type AppContext, type AppEnv, csvResponse, type FieldError, findText } from '../../ui/index.ts';
import { ACTS, type Act, cancelRecovery, changeAccount } from '../change-account.ts';
import type { AccountDeps } from '../deps.ts';
import { exportAccounts } from '../export-accounts.ts';
import {
  ACCOUNTS_A_PAGE,
  findAccount,
  findAccounts,
  findMoveTargets,
  findSuccessors,
} from '../find-accounts.ts';
import { countWaiting } from '../find-requests.ts';
import { type Form, readForm, readRaise } from '../forms.ts';
import { requestWidening } from '../request-widening.ts';
import { refusalAnswer, signedIn } from '../session.tsx';
import { AccountPage } from '../views/account-page.tsx';
import { AccountsPage, FILTERS } from '../views/accounts-page.tsx';
import { INVITED_ROLES } from '../views/invite-form.tsx';
import { ReviewPage } from '../views/review-page.tsx';
import { ACCOUNT_KINDS, type AccountKind } from '../views/widen-panel.tsx';
import { doneText } from './done.ts';

/** `/comptes`: the agents in one's charge. What may be done is decided in the kernel; the pages only offer it. */
export function accountsRoutes(deps: AccountDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { app: pool } = deps.db;

  async function list(c: AppContext, token: Buffer, values: Form = {}, errors: FieldError[] = []) {
    const number = pageOf(c);
    const accounts = await findAccounts(pool, token, { skip: (number - 1) * ACCOUNTS_A_PAGE });
    if (!accounts.ok) return refusalAnswer(c, accounts.code, '/comptes');
    const waiting = await countWaiting(pool, token);
    const filter = FILTERS.find((one) => one === c.req.query('filtre')) ?? 'actifs';
    const pages = { number, of: Math.max(1, Math.ceil(accounts.total / ACCOUNTS_A_PAGE)) };
    const page = { c, accounts: accounts.found, pages, filter, waiting, values, errors, done: doneText(c) };
    return c.html(<AccountsPage {...page} />, errors.length > 0 ? 422 : 200);
  }

  app.get('/comptes', async (c) => {
    const session = await signedIn(c);
    return session instanceof Response ? session : list(c, session.token);
  });

  app.get('/comptes/liste.csv', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const file = await exportAccounts(c, pool, session.token);
    return file.ok ? csvResponse('comptes.csv', file.rows) : refusalAnswer(c, file.code, '/comptes');
  });

  app.get('/comptes/inviter', (c) => c.redirect('/comptes#nom', 303));

  app.post('/comptes/inviter', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const form = await readForm(c);
    const role = INVITED_ROLES.find((one) => one === form.role) ?? 'counsellor';
    const asked = await requestWidening(deps, {
      token: session.token,
      kind: 'account.invite',
      account: null,
      payload: { email: form.mel ?? '', display_name: form.nom ?? '', role },
      why: form.why ?? '',
    });
    if (asked.ok) return c.redirect('/demandes?fait=demande', 303);
    const error = inviteError(c, asked.code, form);
    return error ? list(c, session.token, form, [error]) : refusalAnswer(c, asked.code, '/comptes');
  });

  app.get('/comptes/revue', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const accounts = await findAccounts(pool, session.token);
    if (!accounts.ok) return refusalAnswer(c, accounts.code, '/comptes/revue');
    return c.html(<ReviewPage c={c} accounts={accounts.found} done={doneText(c)} />);
  });

  app.get('/comptes/:id{[0-9]{1,18}}', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const { token } = session;
    const id = c.req.param('id');
    const account = await findAccount(pool, token, id);
    if (!account.ok) return refusalAnswer(c, account.code, '/comptes');
    // Colleagues matter only to whom there are files to hand over.
    const number = pageOf(c);
    const [colleagues, structures] = await Promise.all([
      account.found.followed > 0
        ? findSuccessors(pool, token, id, (number - 1) * ACCOUNTS_A_PAGE)
        : { found: [], total: 0 },
      findMoveTargets(pool, token),
    ]);
    const pages = { number, of: Math.max(1, Math.ceil(colleagues.total / ACCOUNTS_A_PAGE)) };
    const page = { c, account: account.found, colleagues: colleagues.found, pages, structures };
    return c.html(<AccountPage {...page} done={doneText(c)} />);
  });

  for (const act of Object.keys(ACTS) as Act[]) {
    app.post(`/comptes/:id{[0-9]{1,18}}/${act}`, async (c) => {
      const session = await signedIn(c);
      if (session instanceof Response) return session;
      const form = await readForm(c);
      const account = c.req.param('id') ?? '';
      const change = { token: session.token, account, why: form.why ?? '' };
      const code = await changeAccount(deps, act, change);
      const page = `/comptes/${account}`;
      if (code !== null) return refusalAnswer(c, code, page);
      return c.redirect(`${form.retour === 'revue' ? '/comptes/revue' : page}?fait=${act}`, 303);
    });
  }

  app.post('/comptes/:id{[0-9]{1,18}}/demander', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const form = await readForm(c);
    const page = c.req.param('id');
    const kind = ACCOUNT_KINDS.find((one) => one === form.kind);
    if (!kind) return refusalAnswer(c, 'invalid', `/comptes/${page}`);
    const wish = { token: session.token, kind, why: form.why ?? '', ...readWish(kind, page, form) };
    const asked = await requestWidening(deps, wish);
    if (!asked.ok) return refusalAnswer(c, asked.code, `/comptes/${page}`);
    return c.redirect('/demandes?fait=demande', 303);
  });

  app.post('/recuperations/:id{[0-9]{1,18}}/arreter', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const form = await readForm(c);
    const code = await cancelRecovery(deps, session.token, c.req.param('id'));
    if (code !== null) return refusalAnswer(c, code, '/');
    const back = /^\d{1,18}$/.test(form.compte ?? '') ? `/comptes/${form.compte}` : '/ma-recuperation';
    return c.redirect(`${back}?fait=recuperation`, 303);
  });

  return app;
}

/** Which page of a list was asked for: the first where the address does not say. */
const pageOf = (c: AppContext): number =>
  Math.max(1, Number(/^\d{1,3}$/.exec(c.req.query('page') ?? '')?.[0] ?? 1));

/** Whom the wish concerns and what it asks; files are given to somebody else than the page's account. */
function readWish(
  kind: AccountKind,
  page: string,
  form: Form,
): { account: string; payload: Record<string, unknown> } {
  const number = (text: string | undefined) => (/^\d{1,18}$/.test(text ?? '') ? (text ?? null) : null);
  switch (kind) {
    case 'account.role':
      return { account: page, payload: { role: form.role ?? '' } };
    case 'account.move':
      return { account: page, payload: { structure_id: number(form.structure) } };
    case 'budget.raise':
      return { account: page, payload: { ...readRaise(form) } };
    case 'files.assign':
      return { account: number(form.to) ?? '0', payload: { from: page } };
    default:
      return { account: page, payload: {} };
  }
}

/** What is wrong at a field of the invitation; null when it is about something else. */
function inviteError(c: AppContext, code: string, form: Form): FieldError | null {
  const at = (id: string, text: string) => {
    const message = findText(c, `accounts.invite.problem.${text}`);
    return message === null ? null : { id, message };
  };
  if (code === 'reason_required') return at('why', 'why');
  if (code === 'invalid')
    return (form.nom ?? '').trim().length < 2 || /[<>]/.test(form.nom ?? '')
      ? at('nom', 'name')
      : at('mel', 'email');
  return at('mel', code);
}
