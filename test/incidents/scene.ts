import { scene } from '../kernel/scene.ts';

/** The small world of the kernel tests with a supervision beside it, and what an incident test writes and reads. */
export async function incidentScene(people = 3) {
  const s = await scene(people);
  const { rows } = await s.owner.query<{ id: string }>(
    `INSERT INTO identity.structure (name, kind) VALUES ('Supervision', 'supervision') RETURNING structure_id AS id`,
  );
  const supervision = rows[0]?.id ?? '';
  const supervisor = await s.account(supervision, 'supervisor');
  const token = await s.session(supervisor);

  const read = async (what: string, incident: string | null, asked: object = {}, as = token) => {
    const { rows: found } = await s.db.app.query('CALL incident.read($1, $2, $3, $4, NULL)', [
      as,
      what,
      incident,
      JSON.stringify(asked),
    ]);
    return found[0].p_result;
  };
  const call = async (fn: string, ...args: unknown[]) => {
    const { rows: found } = await s.db.app.query(
      `SELECT * FROM incident.${fn}(${args.map((_, n) => `$${n + 1}`).join(', ')})`,
      args,
    );
    return found[0];
  };
  const open = async (
    accounts: string[],
    o: { from?: Date; to?: Date; exercise?: boolean; as?: Buffer } = {},
  ) =>
    call(
      'open',
      o.as ?? token,
      'Compte détourné',
      new Date(),
      o.from ?? new Date(Date.now() - 86_400_000),
      o.to ?? new Date(Date.now() + 60_000),
      accounts,
      o.exercise ?? false,
      null,
    ) as Promise<{ code: string | null; opened: string | null }>;
  const exposed = async (incident: string) => {
    const { rows: found } = await s.owner.query(
      `SELECT structure_id || '-' || beneficiary_id AS person, pseudonym, fields, classes, first_at, last_at, times,
              withdrawn_at
       FROM incident.exposed WHERE incident_id = $1 ORDER BY structure_id, beneficiary_id`,
      [incident],
    );
    return found;
  };
  return { ...s, supervision, supervisor, token, read, call, open, exposed };
}

export type IncidentScene = Awaited<ReturnType<typeof incidentScene>>;
