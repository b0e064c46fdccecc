import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { type BeneficiaryRef, openVault, splitRef, type Vault } from '../../src/vault/index.ts';
import type { TestDatabase } from './harness.ts';

/** A Mission Locale with two counsellors, one young person of the first, and one open session in the catalogue. */
export interface ReferralWorld {
  vault: Vault;
  owner: pg.Client;
  structureId: string;
  counsellor: { accountId: string; token: Buffer };
  stranger: { accountId: string; token: Buffer };
  ref: BeneficiaryRef;
  sessionId: string;
  /** A new young person followed by the counsellor. */
  addPerson(givenName: string): Promise<BeneficiaryRef>;
  addSession(change?: string): Promise<string>;
  /** Opens a session by link, as a mail would: issues a link for the latest waiting message to this party. */
  openLink(referralId: string, party: 'beneficiary' | 'provider'): Promise<Buffer>;
  propose(ref?: BeneficiaryRef, sessionId?: string, token?: Buffer, email?: string | null): Promise<Answer>;
  act(
    token: Buffer,
    referralId: string,
    act: string,
    reason?: string | null,
    detail?: object,
  ): Promise<Answer>;
  /** Puts a referral in a state, past the table: only to test what the table says from there. */
  testingOnlySetState(referralId: string, state: string, since?: string): Promise<void>;
  close(): Promise<void>;
}

export interface Answer {
  code: string | null;
  entry: string;
  state: string;
  referral: string;
}

export async function referralWorld(t: TestDatabase): Promise<ReferralWorld> {
  const owner = await t.db.owner();
  const one = async <T>(sql: string, values: unknown[] = []): Promise<T> => {
    const { rows } = await owner.query<{ v: T }>(sql, values);
    const row = rows[0];
    if (!row) throw new Error(`no row: ${sql}`);
    return row.v;
  };
  const vault = openVault(t.db.app, `${t.config.dataDir}/master.key`);
  const structureId = await one<string>(
    `INSERT INTO identity.structure (name, kind) VALUES ('Mission Locale du Val d’Aubrelle', 'mission_locale') RETURNING structure_id AS v`,
  );
  const agent = async (email: string, name: string) => {
    const accountId = await one<string>(
      `INSERT INTO identity.account (structure_id, role, email, display_name) VALUES ($1, 'counsellor', $2, $3) RETURNING account_id AS v`,
      [structureId, email, name],
    );
    const token = randomBytes(32);
    await t.db.signin.query('SELECT identity.start_session($1, $2, $3)', [accountId, 'passkey', token]);
    return { accountId, token };
  };
  const counsellor = await agent('maelle@ml.exemple.fr', 'Maëlle Tournebois');
  const stranger = await agent('autre@ml.exemple.fr', 'Autre Conseillère');

  const addPerson = async (givenName: string): Promise<BeneficiaryRef> => {
    const made = await vault.createBeneficiary({
      token: counsellor.token,
      structureId,
      values: {
        summary: { givenName, familyName: 'Valcombe', birthYear: 2006 },
        situation: {
          project: 'Agent de logistique',
          level: 'CAP non validé',
          mobility: 'Bus 7',
          availableFrom: '2027-01-04',
        },
        phone: '+33199003752',
        email: `${givenName.toLowerCase()}@exemple.fr`,
      },
    });
    if (!made.ok) throw new Error(made.code);
    return made.ref;
  };
  let sessions = 0;
  const addSession = async (change = ''): Promise<string> => {
    sessions += 1;
    const source = await one<string>(
      `INSERT INTO catalogue.source (name) VALUES ('test') ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING source_id AS v`,
    );
    const provider = await one<string>(
      `INSERT INTO catalogue.provider (source_id, key, siret, name, email) VALUES ($1, 'of', '13002526500013', 'Ateliers de la Roselière', 'admission@roseliere.exemple.fr')
       ON CONFLICT (source_id, key) DO UPDATE SET name = excluded.name RETURNING provider_id AS v`,
      [source],
    );
    const training = await one<string>(
      `INSERT INTO catalogue.training (source_id, number, provider_id, provider_name, title, dialect, hash)
       VALUES ($1, $2, $3, 'Ateliers de la Roselière', 'Agent de logistique', 'lheo-2.3', '\\x00') RETURNING training_id AS v`,
      [source, `N${sessions}`, provider],
    );
    const action = await one<string>(
      `INSERT INTO catalogue.action (training_id, key, full_time, part_time, work_study, permanent) VALUES ($1, 'a', true, false, false, false) RETURNING action_id AS v`,
      [training],
    );
    await owner.query(
      `INSERT INTO catalogue.place (action_id, position, address, postal_code, commune) VALUES ($1, 1, '{12 quai des Tanneurs}', '80000', 'Saint-Ouvrard')`,
      [action],
    );
    const session = await one<string>(
      `INSERT INTO catalogue.session (source_id, training_id, action_id, key, starts_on, starts_latest, starts_precision, ends_on, ends_precision, state, places_open, places_total, hash)
       VALUES ($1, $2, $3, 's', current_date + 60, current_date + 60, 'day', current_date + 150, 'day', 'open', 5, 12, '\\x00') RETURNING session_id AS v`,
      [source, training, action],
    );
    if (change) await owner.query(`UPDATE catalogue.session SET ${change} WHERE session_id = $1`, [session]);
    return session;
  };
  const ref = await addPerson('Idriss');
  const sessionId = await addSession();
  const call = async (sql: string, values: unknown[]): Promise<Answer> => {
    const { rows } = await t.db.app.query<{ v: Answer }>(sql, values);
    const row = rows[0];
    if (!row) throw new Error('no answer');
    return row.v;
  };
  return {
    vault,
    owner,
    structureId,
    counsellor,
    stranger,
    ref,
    sessionId,
    addPerson,
    addSession,
    async openLink(referralId, party) {
      const outbox = await one<string>(
        `INSERT INTO referrals.outbox (structure_id, referral_id, template, party, account_id, state, queued_at)
         SELECT structure_id, referral_id, $2 || '.new_link', $2,
                CASE $2 WHEN 'beneficiary' THEN beneficiary_account ELSE provider_account END, state, clock_timestamp()
         FROM referrals.referral WHERE referral_id = $1 RETURNING outbox_id AS v`,
        [referralId, party],
      );
      const link = randomBytes(32);
      const token = randomBytes(32);
      await t.db.app.query('SELECT referrals.issue_link($1, $2)', [
        outbox,
        createHash('sha256').update(link).digest(),
      ]);
      const { rows } = await t.db.signin.query<{ code: string | null }>(
        'SELECT code FROM identity.redeem_link($1, $2)',
        [link, token],
      );
      if (rows[0]?.code !== null) throw new Error(rows[0]?.code ?? 'no link');
      return token;
    },
    propose: (person = ref, session = sessionId, token = counsellor.token, email = null) =>
      call('SELECT referrals.propose($1, $2, $3, $4, $5, NULL) AS v', [
        token,
        ...splitRef(person),
        session,
        email,
      ]),
    act: (token, referralId, act, reason = null, detail = {}) =>
      call('SELECT referrals.act($1, $2, $3, $4, $5) AS v', [
        token,
        referralId,
        act,
        reason,
        JSON.stringify(detail),
      ]),
    async testingOnlySetState(referralId, state, since = 'now()') {
      await owner.query(
        `UPDATE referrals.referral SET state = $2, state_since = ${since} WHERE referral_id = $1`,
        [referralId, state],
      );
    },
    close: () => owner.end(),
  };
}
