import type { Pool } from 'pg';
import { callRows } from '../db/call.ts';
import type { ActorView } from '../ui/index.ts';

export interface OwnPasskey {
  id: string;
  label: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

export interface OwnSession {
  method: ActorView['method'];
  startedAt: Date;
  lastSeenAt: Date;
  endedAt: Date | null;
  endedWhy: string | null;
  live: boolean;
  thisOne: boolean;
}

/** The passkeys of the account whose live session this is, oldest first. */
export async function listOwnPasskeys(app: Pool, token: Buffer): Promise<OwnPasskey[]> {
  const rows = await callRows<{
    passkey_id: string;
    label: string;
    created_at: Date;
    last_used_at: Date | null;
  }>(app, 'identity.list_passkeys', [token]);
  return rows.map((r) => ({
    id: r.passkey_id,
    label: r.label,
    createdAt: r.created_at,
    lastUsedAt: r.last_used_at,
  }));
}

interface SessionRow {
  method: ActorView['method'];
  started_at: Date;
  last_seen_at: Date;
  ended_at: Date | null;
  ended_why: string | null;
  live: boolean;
  this_one: boolean;
}

/** The last sessions of the account, newest first. */
export async function listOwnSessions(app: Pool, token: Buffer): Promise<OwnSession[]> {
  const rows = await callRows<SessionRow>(app, 'identity.list_sessions', [token]);
  return rows.map((r) => ({
    method: r.method,
    startedAt: r.started_at,
    lastSeenAt: r.last_seen_at,
    endedAt: r.ended_at,
    endedWhy: r.ended_why,
    live: r.live,
    thisOne: r.this_one,
  }));
}
