import { callValue } from '../db/index.ts';
import type { AccountDeps } from './deps.ts';

/** Each answers null when done, else the refusal's code; the entry is in the log in both cases. */
export async function approveRequest(
  deps: AccountDeps,
  token: Buffer,
  request: string,
  met: boolean,
): Promise<string | null> {
  const code = await callValue<string | null>(deps.db.app, 'gate.approve', [token, request, met]);
  if (code === null) await deps.sendAccountMail();
  return code;
}

export async function refuseRequest(
  deps: AccountDeps,
  token: Buffer,
  request: string,
  why: string,
): Promise<string | null> {
  const code = await callValue<string | null>(deps.db.app, 'gate.refuse_request', [token, request, why]);
  if (code === null) await deps.sendAccountMail();
  return code;
}

export function withdrawRequest(deps: AccountDeps, token: Buffer, request: string): Promise<string | null> {
  return callValue<string | null>(deps.db.app, 'gate.withdraw_request', [token, request]);
}
