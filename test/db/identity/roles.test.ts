import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../harness.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

/** Functions of the schema that a role may execute. */
async function executable(role: string): Promise<string[]> {
  const owner = await t.db.owner();
  try {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT p.proname AS name FROM pg_catalog.pg_proc p
        WHERE p.pronamespace = 'identity'::regnamespace AND pg_catalog.has_function_privilege($1, p.oid, 'EXECUTE')
        ORDER BY 1`,
      [role],
    );
    return rows.map((row) => row.name);
  } finally {
    await owner.end();
  }
}

describe('law 5: whoever takes over the web process cannot mint sessions', () => {
  it('the web process may execute these functions of identity, and no other', async () => {
    expect(await executable('ecluse_app')).toEqual([
      'ask_mail',
      'cancel_recovery',
      'close_mail',
      'confirm_review',
      'end_all_sessions',
      'end_cover',
      'end_session',
      'freeze',
      'issue_account_link',
      'list_passkeys',
      'list_sessions',
      'open_mail',
      'remove_account',
      'rename_passkey',
      'resend_invitation',
      'session_view',
      'sso_linked_since',
      'sso_unlink',
      'suspend_account',
      'upkeep',
      'waiting_mail',
      'young_unbind',
    ]);
  });

  it('the sign-in module may execute these, and no other', async () => {
    expect(await executable('ecluse_signin')).toEqual([
      'bind_device',
      'confirm_presence',
      'create_challenge',
      'find_device',
      'find_enrolment',
      'find_passkey',
      'find_passkeys',
      'keep_logout',
      'list_demo_accounts',
      'may_try',
      'rebind_session',
      'record_sign_in',
      'redeem_link',
      'refuse_sign_in',
      'register_passkey',
      'remove_passkey',
      'renew_device',
      'request_enrolment',
      'sso_link',
      'sso_link_begin',
      'sso_sign_in',
      'start_session',
      'take_challenge',
      'take_logout',
      'young_bind',
      'young_sign_in',
    ]);
  });

  it.each([
    `SELECT identity.start_session(1, 'passkey', '\\x00')`,
    `SELECT identity.redeem_link('\\x00', '\\x00', '\\x00')`,
    `SELECT identity.confirm_presence('\\x00', 'x', 0)`,
    `SELECT identity.create_account(1, 'counsellor', 'x@exemple.fr', 'X', NULL)`,
    `SELECT identity.create_enrolment(1, '\\x00')`,
    `SELECT identity.create_link(1, 1, 'propose', '\\x00')`,
    `SELECT identity.live_session('\\x00')`,
    'SET ROLE ecluse_signin',
    'SET ROLE ecluse_kernel',
  ])('as the web process, refused: %s', async (statement) => {
    await expect(t.db.app.query(statement)).rejects.toThrow(/permission denied/);
  });

  it.each([
    'structure',
    'account',
    'session',
    'passkey',
    'enrolment',
    'challenge',
    'link',
    'attempt',
    'allowed_domain',
    'recovery',
    'outbox',
  ])('neither role reads or writes identity.%s', async (table) => {
    for (const pool of [t.db.app, t.db.signin]) {
      await expect(pool.query(`SELECT 1 FROM identity.${table}`)).rejects.toThrow(/permission denied/);
      await expect(pool.query(`DELETE FROM identity.${table}`)).rejects.toThrow(/permission denied/);
      await expect(pool.query(`INSERT INTO identity.${table} DEFAULT VALUES`)).rejects.toThrow(
        /permission denied/,
      );
    }
  });

  it('every definer function of identity pins its search path and belongs to the kernel', async () => {
    const owner = await t.db.owner();
    const { rows } = await owner.query(
      `SELECT p.proname, p.proconfig, pg_catalog.pg_get_userbyid(p.proowner) AS owner FROM pg_catalog.pg_proc p
        WHERE p.pronamespace = 'identity'::regnamespace AND p.prosecdef`,
    );
    await owner.end();
    for (const row of rows) {
      expect(row, row.proname).toMatchObject({
        owner: 'ecluse_kernel',
        proconfig: expect.arrayContaining(['search_path=pg_catalog, pg_temp']),
      });
    }
  });
});
