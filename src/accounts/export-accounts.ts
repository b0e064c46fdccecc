import type { Queryable } from '../db/index.ts';
import { type AppContext, formatDate, formatDateTime, langOf, t } from '../ui/index.ts';
import { ACCOUNTS_A_PAGE, type Account, findAccounts } from './find-accounts.ts';
import { roleWord, stateOf } from './views/words.ts';

/** No region has as many: a bound for what one request may read. */
const PAGES = 40;

/** Every account in the reader's charge as rows of a file, the heading first; one entry in the log for each page read. */
export async function exportAccounts(
  c: AppContext,
  db: Queryable,
  token: Buffer,
): Promise<{ ok: true; rows: (string | number | null)[][] } | { ok: false; code: string }> {
  const rows: (string | number | null)[][] = [
    (
      [
        'structure',
        'agent',
        'email',
        'role',
        'state',
        'followed',
        'keys',
        'seen',
        'worst',
        'review',
        'asked',
        'approved',
      ] as const
    ).map((column) => t(c, `accounts.csv.${column}`)),
  ];
  for (let page = 0; page < PAGES; page += 1) {
    const accounts = await findAccounts(db, token, { skip: page * ACCOUNTS_A_PAGE, export: 1 });
    if (!accounts.ok) return accounts;
    rows.push(...accounts.found.map((account) => rowOf(c, account)));
    if (accounts.found.length < ACCOUNTS_A_PAGE) break;
  }
  return { ok: true, rows };
}

function rowOf(c: AppContext, account: Account): (string | number | null)[] {
  const lang = langOf(c);
  return [
    account.structureName,
    account.name,
    account.email,
    roleWord(c, account.role),
    stateOf(c, account).label,
    account.followed,
    account.passkeys,
    account.lastSeenAt ? formatDateTime(lang, account.lastSeenAt) : null,
    account.worst,
    account.state === 'active' ? formatDate(lang, account.reviewDueAt) : null,
    account.requestedBy,
    account.approvedBy,
  ];
}
