import { callRows } from '../db/index.ts';
import type { AccountDeps } from './deps.ts';
import type { Kind } from './find-requests.ts';

export interface Widening {
  token: Buffer;
  kind: Exclude<Kind, 'account.admit'>;
  /** Null for an invitation. */
  account: string | null;
  payload: Readonly<Record<string, unknown>>;
  why: string;
}

export type Asked = { ok: true; request: string } | { ok: false; code: string };

/** Asks for something that widens an account's reach; nothing changes until another person approves it. */
export async function requestWidening(deps: AccountDeps, wish: Widening): Promise<Asked> {
  const { token, kind, account, payload, why } = wish;
  const [row] = await callRows<{ code: string | null; request_id: string | null }>(
    deps.db.app,
    'gate.request_widening',
    [token, kind, account, JSON.stringify(payload), why],
  );
  const code = row?.code ?? null;
  if (code !== null || !row?.request_id) return { ok: false, code: code ?? 'invalid' };
  await deps.sendAccountMail();
  return { ok: true, request: row.request_id };
}
