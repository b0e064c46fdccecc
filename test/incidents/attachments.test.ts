import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type IncidentScene, incidentScene } from './scene.ts';

let s: IncidentScene;
let incident: string;
beforeAll(async () => {
  s = await incidentScene(0);
  incident = (await s.open([s.counsellor])).opened ?? '';
});
afterAll(() => s.close());

interface Piece {
  about?: string;
  name?: string;
  type?: string;
  bytes?: number;
  content?: Buffer;
  sealed?: Buffer;
  as?: Buffer;
  to?: string;
}
/** The kernel sees ciphertext only: any bytes of the right length do. */
const attach = ({ content = randomBytes(40), ...o }: Piece = {}) =>
  s.call(
    'attach',
    o.as ?? s.token,
    o.to ?? incident,
    o.about ?? 'Réponse de l’hébergeur',
    o.name ?? 'réponse.pdf',
    o.type ?? 'application/pdf',
    o.bytes ?? content.length,
    createHash('sha256').update(content).digest(),
    randomBytes(60),
    o.sealed ?? randomBytes(content.length + 28),
  ) as Promise<{ code: string | null; attached: number | null }>;
const take = (attachment: number, as = s.token) => s.read('attachment', incident, { attachment }, as);
const withdraw = async (attachment: number, why: string | null) =>
  (await s.call('withdraw_attachment', s.token, incident, attachment, why)).withdraw_attachment;

it('keeps a sealed piece, lists it without its content, and writes its hash into the log, never its name', async () => {
  const content = randomBytes(40);
  expect(await attach({ content, name: 'plainte Dupont.pdf' })).toEqual({ code: null, attached: 1 });
  const { attachments } = await s.read('view', incident);
  const sha256 = createHash('sha256').update(content).digest('hex');
  expect(attachments).toMatchObject([
    { attachment: 1, name: 'plainte Dupont.pdf', sha256, bytes: 40, by: 'Agent' },
  ]);
  expect(attachments[0]).not.toHaveProperty('sealed');
  const entries = await s.entries(`operation = 'incident.attach' AND detail ? 'attachment'`);
  expect(entries.map((e) => e.detail)).toEqual([
    { incident: Number(incident), attachment: 1, bytes: 40, type: 'application/pdf', sha256 },
  ]);
  expect(JSON.stringify(await s.entries())).not.toContain('Dupont');
});

it('refuses what is not declared, what is there already, and more than the file may hold', async () => {
  for (const wrong of [
    { type: 'text/html' },
    { name: '../a.pdf' },
    { name: 'a\nb.pdf' },
    { about: ' x ' },
    { bytes: 0 },
    { bytes: 10 * 1024 * 1024 + 1 },
    // A size that is not the content's.
    { bytes: 39 },
  ])
    expect((await attach(wrong)).code, JSON.stringify(wrong)).toBe('invalid');
  const content = randomBytes(12);
  expect((await attach({ content })).code).toBeNull();
  expect((await attach({ content })).code).toBe('attachment_twice');
  const { opened } = await s.open([s.counsellor]);
  const to = opened ?? '';
  const together = await Promise.all(Array.from({ length: 55 }, () => attach({ to })));
  expect(together.filter((one) => one.code === null)).toHaveLength(50);
  expect(new Set(together.map((one) => one.code))).toEqual(new Set([null, 'attachments_full']));
  const { opened: large } = await s.open([s.counsellor]);
  await s.owner.query(
    `INSERT INTO incident.attachment (incident_id, attachment, by, about, name, type, bytes, sha256, wrapped)
     SELECT $1, n, 1, 'pièce', 'a.txt', 'text/plain', 10485760, sha256(n::text::bytea), sha256('')
     FROM generate_series(1, 10) AS n`,
    [large],
  );
  expect((await attach({ to: large ?? '' })).code).toBe('attachments_full');
});

it('gives the sealed content after a touch, once, to whoever asked and committed', async () => {
  expect((await take(1)).code).toBe('presence');
  await s.owner.query('UPDATE identity.session SET presence_at = now() WHERE token_hash = sha256($1)', [
    s.token,
  ]);
  const found = await take(1);
  expect(found).toMatchObject({ code: null, name: 'plainte Dupont.pdf', bytes: 40 });
  expect(Buffer.from(found.sealed, 'base64')).toHaveLength(68);
  expect((await take(999)).code).toBe('not_found');

  const client = await s.appConnection();
  const ask = async () =>
    (
      await client.query(`SELECT incident.ask_read($1, 'attachment', $2, '{"attachment": 1}') AS r`, [
        s.token,
        incident,
      ])
    ).rows[0].r;
  const taken = async (entry: string) =>
    (await client.query('SELECT incident.take_read($1, $2) AS r', [s.token, entry])).rows[0].r;
  await client.query('BEGIN');
  const inside = await ask();
  expect(await taken(inside.entry)).toEqual({});
  await client.query('ROLLBACK');
  expect(await taken(inside.entry)).toEqual({});
  const { entry } = await ask();
  expect(await taken(entry)).toHaveProperty('sealed');
  expect(await taken(entry)).toEqual({});
  await client.end();
  const [last] = (await s.entries(`operation = 'incident.attachment' AND detail ? 'sha256'`)).slice(-1);
  expect(last?.detail).toMatchObject({ incident: Number(incident), attachment: 1 });
});

it('withdraws with a reason and never removes: the line and the hash stay, the content is given no more', async () => {
  expect(await withdraw(1, ' ')).toBe('reason_required');
  expect(await withdraw(77, 'Mauvais dossier')).toBe('not_found');
  expect(await withdraw(1, 'Mauvais dossier')).toBeNull();
  expect(await withdraw(1, 'Encore')).toBe('state');
  expect((await take(1)).code).toBe('state');
  const { attachments } = await s.read('view', incident);
  expect(attachments.at(-1)).toMatchObject({ attachment: 1, withdrawnWhy: 'Mauvais dossier' });
  await s.owner.query('SET ROLE ecluse_kernel');
  for (const sql of [
    'DELETE FROM incident.attachment',
    'UPDATE incident.attachment SET sha256 = sha256($$x$$)',
    'DELETE FROM incident.attachment_content',
  ])
    await expect(s.owner.query(sql), sql).rejects.toThrow('permission denied');
  await s.owner.query('RESET ROLE');
});

it('is for supervisors of the incident, while it is open, in an exercise too', async () => {
  const manager = await s.session(await s.account(s.structure, 'account_manager'), { presence: true });
  expect((await attach({ as: manager })).code).toBe('role');
  expect((await take(2, manager)).code).toBe('role');
  expect((await attach({ to: '999999' })).code).toBe('not_found');
  const { opened } = await s.open([s.counsellor], { exercise: true });
  expect((await attach({ to: opened ?? '' })).code).toBeNull();
  await s.call('close', s.token, opened, 'Exercice fini');
  expect((await attach({ to: opened ?? '' })).code).toBe('state');
});
