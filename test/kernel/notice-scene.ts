import { callRows, callValue } from '../../src/db/index.ts';
import { createOperatorVault, splitRef } from '../../src/vault/index.ts';
import { fourEyes } from './four-eyes.ts';

/** Two supervisors, an incident with a fixed list of people of which each has other channels. */
export async function noticeScene(people: number, withEmail: (n: number) => boolean = (n) => n === 0) {
  const s = await fourEyes(0);
  const values = (n: number) => ({
    summary: { givenName: `Prénom${n}`, familyName: `${String(n).padStart(3, '0')}Nom`, birthYear: 2005 },
    ...(withEmail(n) ? { email: `personne${n}@exemple.fr` } : {}),
    ...(n <= 1 ? { phone: `+3363998${String(n).padStart(4, '0')}` } : {}),
    ...(n === 2 ? { address: { lines: ['2 rue des Écluses'], postcode: '59100', city: 'Roubaix' } } : {}),
  });
  const operator = createOperatorVault(s.owner, s.config.masterKeyFile);
  const refs: Awaited<ReturnType<typeof s.addPerson>>[] = [];
  for (let n = 0; n < people; n += 1)
    refs.push(
      await operator.createBeneficiary({
        structureId: s.structure,
        counsellorId: s.counsellor,
        values: values(n),
      }),
    );
  const at = (n: number) => {
    const ref = refs[n];
    if (!ref) throw new Error(`no person ${n}`);
    return ref;
  };
  const second = await s.account(s.region, 'supervisor');
  const token = { ...s.token, second: await s.present(second) };

  const clients: { end(): Promise<void> }[] = [];
  let made = 0;
  const incident = async ({ fixed = true, exercise = false } = {}) => {
    made += 1;
    const { rows } = await s.owner.query(
      `INSERT INTO incident.incident (label, structure_id, title, opened_by, known_at, window_from, window_to, fixed_at, fixings, seed, exercise)
       VALUES ($1, $2, 'Compte détourné', $3, now(), now() - interval '2 days', now(), CASE WHEN $4 THEN now() END, $4::boolean::int, 7, $5)
       RETURNING incident_id AS id`,
      [`2027-${String(made).padStart(2, '0')}`, s.region, s.supervisor, fixed, exercise],
    );
    const id = String(rows[0].id);
    for (const [n, ref] of refs.entries())
      await s.owner.query(
        `INSERT INTO incident.exposed (incident_id, structure_id, beneficiary_id, pseudonym, fields, classes, first_at, last_at, times)
         VALUES ($1, $2, $3, $4, '{summary,email,phone,address}', '{listed,contact}', now() - interval '1 day', now() - interval '1 hour', 2)`,
        [id, ...splitRef(ref), n + 1],
      );
    return id;
  };

  const write = (
    by: Buffer,
    id: string,
    other: { happened?: string; channels?: string[]; perMinute?: number } = {},
  ) =>
    callValue<string | null>(s.db.app, 'notice.write', [
      by,
      id,
      other.happened ?? 'Un compte d’agent a été utilisé par une personne qui n’y avait pas droit.',
      'Ce compte est bloqué. Une plainte a été déposée et la CNIL est prévenue.',
      'Votre Mission Locale, au 03 20 00 00 00, du lundi au vendredi.',
      other.channels ?? ['email', 'sms', 'letter'],
      other.perMinute ?? 60000,
    ]);
  const ask = async (by: Buffer, id: string) => {
    const [row] = await callRows<{ code: string | null; request_id: string }>(s.db.app, 'notice.request', [
      by,
      id,
      'Prévenir les personnes sans attendre',
    ]);
    return { code: row?.code ?? null, id: String(row?.request_id) };
  };

  const id = await incident();
  return {
    ...s,
    token,
    second,
    refs,
    at,
    id,
    incident,
    write,
    ask,
    /** Writes, asks and approves: sending runs. */
    async run(id: string, other: Parameters<typeof write>[2] = {}) {
      const wrote = await write(token.supervisor, id, other);
      const wish = await ask(token.supervisor, id);
      // An approver has five a day, and a test more.
      await s.owner.query('DELETE FROM gate.approval');
      const approved = await s.approve(token.second, wish.id);
      if (wrote ?? wish.code ?? approved) throw new Error(`refused: ${wrote} ${wish.code} ${approved}`);
    },
    async prepare(atOnce: number) {
      for (let after = ['0', '0']; ; ) {
        const [next] = await callRows<{ structure_id: string | null; beneficiary_id: string }>(
          s.db.app,
          'notice.prepare',
          [id, ...after, atOnce],
        );
        if (!next?.structure_id) return;
        after = [next.structure_id, next.beneficiary_id];
      }
    },
    async claim(channel: string) {
      const client = await s.appConnection();
      clients.push(client);
      const run = await callValue<string>(client, 'notice.begin_run', []);
      const found = await callRows<{ notice_id: string }>(client, 'notice.claim', [run, id, channel, 0, 100]);
      return { client, run, ids: found.map((r) => r.notice_id) };
    },
    async close() {
      await Promise.all(clients.map((client) => client.end()));
      await s.close();
    },
    async open(on: { query: typeof s.owner.query }, run: string | number, ids: readonly (string | number)[]) {
      const { rows } = await on.query('CALL notice.open($1, $2, NULL)', [run, ids]);
      return rows[0].p_result;
    },
    settle: (on: typeof s.owner, run: string, ids: string[], outcome: string, answer: string | null) =>
      callValue<number>(on, 'notice.settle', [run, ids, ids.map(() => outcome), ids.map(() => answer)]),
  };
}
