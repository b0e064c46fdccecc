import type { Queryable } from '../db/index.ts';
import { findAgent } from './load-agents.ts';
import { demoCounsellors, demoSupervisor } from './roster.ts';

const HOUR_MS = 3_600_000;

/**
 * An incident that the supervisor finds under way: yesterday, in a few hours, somebody with the session of a counsellor
 * went through the whole caseload, then knocked at strangers’ dossiers. Its entries stand in the log as the gate would
 * have written them; the watch has dealt with them (an alert, handled), so that it does not freeze anybody at each start.
 * The list of people is not fixed and the account not frozen: that is for whoever tries it out.
 */
export async function loadIncident(owner: Queryable, now: Date): Promise<void> {
  const [agent] = demoCounsellors.slice(-1);
  if (!agent) throw new Error('the demo has no counsellor');
  const { accountId, structureId } = await findAgent(owner, agent.email);
  const supervisor = await findAgent(owner, demoSupervisor.email);
  const begun = new Date(now.getTime() - 35 * HOUR_MS);
  await owner.query(
    `WITH mine AS (
       SELECT beneficiary_id AS id, row_number() OVER (ORDER BY beneficiary_id)::int AS n
       FROM gate.relationship WHERE account_id = $2 AND kind = 'follows'
     ), strange AS (
       SELECT b.beneficiary_id AS id, row_number() OVER (ORDER BY b.beneficiary_id)::int AS n
       FROM vault.beneficiary AS b WHERE b.structure_id = $1 AND b.counsellor_account_id <> $2 LIMIT 37
     ), act AS (
       SELECT make_interval(mins => 62 * (n / 10)) AS after, 'caseload.list' AS operation, NULL AS code, NULL AS purpose,
              array_agg(id) AS people, '{summary,situation}'::text[] AS fields FROM mine GROUP BY n / 10
       UNION ALL
       SELECT make_interval(mins => 12 + 7 * n), 'dossier.open', NULL, NULL, ARRAY[id], '{summary,situation,note,journal}'
       FROM mine WHERE n % 3 > 0
       UNION ALL
       SELECT make_interval(mins => 14 + 7 * n), 'contact.reveal', NULL, 'follow_up', ARRAY[id],
              CASE WHEN n % 2 = 0 THEN '{phone}' ELSE '{email,address}' END::text[]
       FROM mine WHERE n % 3 = 1
       UNION ALL
       SELECT make_interval(mins => 215, secs => 20 * n), 'dossier.open', 'no_relationship', NULL, ARRAY[id], '{summary}'
       FROM strange
     )
     INSERT INTO ledger.entry (structure_id, at, account_id, operation, code, purpose, subject_structures, subjects, fields, detail)
     SELECT $1, $3::timestamptz + after, $2, operation, code, purpose, ARRAY(SELECT $1::bigint FROM unnest(people)), people, fields, '{}'
     FROM act ORDER BY after`,
    [structureId, accountId, begun],
  );
  await owner.query('UPDATE watch.cursor SET entry_id = (SELECT max(entry_id) FROM ledger.entry)');
  const known = new Date(now.getTime() - 27 * HOUR_MS);
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO incident.incident (label, structure_id, title, opened_by, opened_at, known_at, window_from, window_to, seed)
     VALUES (to_char($1::timestamptz AT TIME ZONE 'Europe/Paris', 'YYYY') || '-01', $2,
             'Session d’un compte de conseil utilisée depuis un autre lieu', $3, $1, $1,
             $4::timestamptz - interval '1 hour', $1::timestamptz + interval '2 days', 48900)
     RETURNING incident_id AS id`,
    [known, supervisor.structureId, supervisor.accountId, begun],
  );
  const incident = rows[0]?.id;
  await owner.query(
    `INSERT INTO incident.account (incident_id, account_id, structure_id, ordinal) VALUES ($1, $2, $3, 1)`,
    [incident, accountId, structureId],
  );
  await owner.query(
    `INSERT INTO watch.alert (at, structure_id, account_id, rule, measure, entries, last_entry, state, closed_by, closed_at,
                              closed_why, incident_id)
     SELECT $5, $2, $3, 'many_refusals', 'warn', array_agg(e.entry_id ORDER BY e.entry_id), max(e.entry_id), 'closed', $4,
            $5::timestamptz + interval '20 minutes', 'handled', $1
     FROM ledger.entry AS e WHERE e.structure_id = $2 AND e.account_id = $3 AND e.code = 'no_relationship'`,
    [incident, structureId, accountId, supervisor.accountId, known],
  );
  await owner.query(
    `UPDATE incident.incident SET alert_id = (SELECT max(alert_id) FROM watch.alert WHERE incident_id = $1) WHERE incident_id = $1`,
    [incident],
  );
  await owner.query(
    `INSERT INTO incident.item (incident_id, item, kind, at, written_at, written_by, text, why) VALUES
       ($1, 1, 'act', $2, $2, $3, 'opened', NULL),
       ($1, 2, 'fact', $2::timestamptz - interval '30 minutes', $2, $3, 'L’agente signale une session qui n’est pas la sienne', NULL)`,
    [incident, known, supervisor.accountId],
  );
}
