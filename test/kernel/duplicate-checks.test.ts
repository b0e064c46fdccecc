import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scene } from './scene.ts';

type Scene = Awaited<ReturnType<typeof scene>>;

/*
 * The duplicate check answers yes or no: a list of the whole country put to it would tell who is followed here. The
 * questions are bounded, whatever the answers are.
 */
const LIMIT = 6;
let s: Scene;
beforeAll(async () => {
  s = await scene(4);
  await s.owner.query(`UPDATE gate.setting SET value = $1 WHERE name = 'duplicate_checks'`, [String(LIMIT)]);
});
afterAll(() => s.close());
beforeEach(() => s.owner.query('DELETE FROM vault.duplicate_check'));

const ask = (token: Buffer, number: number) =>
  s.vault.checkDuplicate({
    token,
    structureId: s.structure,
    values: {
      summary: {
        givenName: `Prénom${number}`,
        familyName: `${number.toString().padStart(3, '0')}Nom`,
        birthYear: 2005,
      },
    },
  });

describe('questions whether somebody is here already', () => {
  it('end after so many, yes and no alike, with an entry each; a yes is refused like a no from then on', async () => {
    const token = await s.session(s.counsellor);
    const answers = [];
    for (let n = 0; n < LIMIT; n += 1) answers.push(await ask(token, n));
    expect(answers.map((a) => a.ok && a.duplicate)).toEqual([true, true, true, true, false, false]);
    for (const number of [0, 900])
      expect(await ask(token, number)).toMatchObject({ ok: false, code: 'duplicate_checks' });
    const refused = await s.entries(`code = 'duplicate_checks'`);
    expect(refused).toHaveLength(2);
    expect(refused.every((entry) => entry.account_id === s.counsellor && entry.subjects.length === 0)).toBe(
      true,
    );
  });

  it('are not more when they are asked all at once', async () => {
    const token = await s.session(s.counsellor);
    const answers = await Promise.all(Array.from({ length: 4 * LIMIT }, (_, n) => ask(token, n)));
    expect(answers.filter((a) => a.ok)).toHaveLength(LIMIT);
  });

  it('are about one person each: a list of eight is answered for its first alone', async () => {
    const token = await s.session(s.counsellor);
    const { rows } = await s.owner.query(
      `SELECT encode(token, 'hex') AS token FROM vault.blind_index WHERE kind = 'name_year' ORDER BY beneficiary_id`,
    );
    const list = ['000000000000', ...rows.map((row) => row.token)].map((one) => ['name_year', one]);
    const of = async (pairs: string[][]) =>
      (await s.db.app.query('SELECT vault.check_duplicate($1, $2) AS r', [token, JSON.stringify(pairs)]))
        .rows[0].r;
    expect(await of(list)).toMatchObject({ code: null, duplicate: false });
    expect(await of(list.slice(1))).toMatchObject({ code: null, duplicate: true });
    expect(
      (await s.entries(`operation = 'dossier.check_duplicate' AND code IS NULL`)).at(-1)?.subjects,
    ).toHaveLength(1);
  });

  it('are each account’s own, and come back after a day', async () => {
    const token = await s.session(s.counsellor);
    for (let n = 0; n <= LIMIT; n += 1) await ask(token, n);
    expect(await ask(await s.session(s.colleague), 900)).toMatchObject({ ok: true });
    await s.owner.query('UPDATE vault.duplicate_check SET hour = hour - 25');
    expect(await ask(token, 900)).toMatchObject({ ok: true });
  });

  it('find no answer where the setting is gone: unknown means refused', async () => {
    const token = await s.session(s.counsellor);
    await s.owner.query(`DELETE FROM gate.setting WHERE name = 'duplicate_checks'`);
    expect(await ask(token, 900)).toMatchObject({ ok: false, code: 'duplicate_checks' });
    await s.owner.query(`INSERT INTO gate.setting VALUES ('duplicate_checks', $1)`, [String(LIMIT)]);
  });
});
