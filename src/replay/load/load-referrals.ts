import type pg from 'pg';
import { type Layout, SENT_TO_PROVIDER } from './layout.ts';

/**
 * Sends the people from `from` to `to` to a training each, as an accepted proposal leaves it: the nameless account of
 * the person, the referral, and who reaches whom. The number of the referral is the person's.
 */
export async function loadReferrals(owner: pg.Client, a: Layout, from: number, to: number): Promise<void> {
  await owner.query(
    `WITH who AS MATERIALIZED (
       SELECT p AS person, s AS structure, $4 + p - 1 AS young,
              (s - 1) * $6 + 1 + (p - 1) % $3 / $7 AS counsellor,
              $5 + 2 * (s - 1) + CASE WHEN (p - 1) % $3 < $8 THEN 0 ELSE 1 END AS provider
       FROM generate_series($1::bigint, $2::bigint) AS p, LATERAL (SELECT 1 + (p - 1) / $3::bigint AS s) AS f),
     y AS (INSERT INTO identity.account (account_id, structure_id, role) OVERRIDING SYSTEM VALUE
       SELECT young, structure, 'beneficiary' FROM who),
     r AS (INSERT INTO referrals.referral (structure_id, referral_id, beneficiary_id, session_id, training_id,
         training_title, provider_name, state, state_since, proposed_by, beneficiary_account, provider_account, read_at,
         created_at)
       SELECT structure, person, person, 1 + person % 900, 1 + person % 900, 'Formation ' || person % 900, 'Organisme',
              'sent', now(), counsellor, young, provider, now(), now() FROM who)
     INSERT INTO gate.relationship (structure_id, beneficiary_id, account_id, kind, referral_id)
     SELECT structure, person, young, 'self', person FROM who
     UNION ALL SELECT structure, person, provider, 'provider', person FROM who`,
    [from, to, a.size, a.firstYoung, a.firstProvider, a.perStructure, a.caseload, SENT_TO_PROVIDER],
  );
}

/** Numbers that the product gives from now on come after the loaded ones. */
export async function setNumbers(owner: pg.Client, a: Layout): Promise<void> {
  await owner.query(
    `SELECT setval(pg_get_serial_sequence('identity.account', 'account_id'), $1::bigint),
            setval('referrals.referral_id', $2::bigint)`,
    [a.firstYoung + a.people - 1, a.people],
  );
}
