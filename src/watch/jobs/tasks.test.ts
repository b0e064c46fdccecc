import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scene } from '../../../test/kernel/scene.ts';
import { accountTasks } from '../../accounts/index.ts';
import type { Queryable } from '../../db/index.ts';
import { Watcher } from '../watcher.ts';
import { catchUp } from './tasks.ts';

let s: Awaited<ReturnType<typeof scene>>;
beforeAll(async () => {
  s = await scene(1);
});
afterAll(() => s.close());

/** Three doors of another role, through the kernel alone: the process that served them died before it looked. */
async function unwatchedThief(): Promise<string> {
  const id = await s.account(s.structure, 'counsellor');
  const token = await s.session(id);
  for (const operation of ['account.list', 'request.list', 'account.worst_case'])
    await s.owner.query(`SELECT gate.ask($1, $2, NULL, '{}', '{}', '{}')`, [token, operation]);
  return id;
}
const state = async (id: string) =>
  (await s.owner.query('SELECT state FROM identity.account WHERE account_id = $1', [id])).rows[0].state;
const watcher = (db: Queryable = s.db.watch) => new Watcher({ db: { watch: db }, mode: 'on' });

it('tells the agent what was done with the account, in counts, though it is frozen', async () => {
  const id = await unwatchedThief();
  await catchUp({ db: s.db, watcher: watcher() });
  const sent: { to: string; subject: string; text: string; link: string | null }[] = [];
  const mailer = {
    kind: 'folder' as const,
    send: async (message: (typeof sent)[number]) => {
      sent.push(message);
    },
    list: async () => [],
    close: () => {},
  };
  const tasks = accountTasks({ db: s.db, mailer, config: { publicUrl: 'https://ecluse.example' } });
  const transaction = { executeSql: (text: string, values?: unknown[]) => s.db.app.query(text, values) };
  await tasks.find((task) => task.name === 'accounts.mail')?.run(null, transaction);
  const { rows } = await s.owner.query('SELECT email FROM identity.account WHERE account_id = $1', [id]);
  const mail = sent.find((one) => one.to === rows[0].email);
  expect(mail?.subject).toBe('Votre compte Écluse vient d’être gelé');
  expect(mail?.text.replace(/\s+/gu, ' ')).toContain('3 actes, 0 personne vue, 3 refus');
  expect(mail?.link).toBe('https://ecluse.example/mes-acces');
});

describe('the catch-up', () => {
  it('finds what a killed process had not looked at', async () => {
    const id = await unwatchedThief();
    expect(await state(id)).toBe('active');
    await catchUp({ db: s.db, watcher: watcher() });
    expect(await state(id)).toBe('frozen');
  });

  it('killed anywhere in between, is made good by the next one', async () => {
    for (const moment of ['watch.look', 'watch.raise', 'watch.caught_up']) {
      const id = await unwatchedThief();
      let dead = false;
      const dying = {
        query: (sql: string, values: unknown[]) => {
          dead ||= sql.includes(moment);
          return dead ? Promise.reject(new Error('killed')) : s.db.watch.query(sql, values);
        },
      } as unknown as Queryable;
      await expect(catchUp({ db: { watch: dying }, watcher: watcher(dying) }), moment).rejects.toThrow(
        'killed',
      );
      await catchUp({ db: s.db, watcher: watcher() });
      expect(await state(id), moment).toBe('frozen');
    }
    const { rows } = await s.owner.query('SELECT account_id, count(*)::int AS n FROM watch.alert GROUP BY 1');
    expect(rows.every((row) => row.n === 1)).toBe(true);
  });

  it('run by several processes at once, raises each alert once', async () => {
    const id = await unwatchedThief();
    await Promise.all([1, 2, 3].map(() => catchUp({ db: s.db, watcher: watcher() })));
    const { rows } = await s.owner.query(
      `SELECT count(*)::int AS n FROM ledger.entry WHERE operation = 'watch.raise' AND (detail ->> 'account')::bigint = $1`,
      [id],
    );
    expect(rows[0].n).toBe(1);
  });
});
