import { describe, expect, it } from 'vitest';
import type { Queryable } from '../db/index.ts';
import { Watcher } from './watcher.ts';

/** A kernel that answers when told to: what the watcher waits for is then in the test's hands. */
function kernel() {
  const waiting: (() => void)[] = [];
  const raised: unknown[][] = [];
  const asked: unknown[][] = [];
  let acts: object[] = [];
  let broken = false;
  const query = async (sql: string, values: unknown[]) => {
    if (sql.includes('watch.raise')) {
      raised.push(values);
      return { rows: [{ value: '1' }] };
    }
    if (sql.includes('watch.ask_touch')) {
      asked.push(values);
      return { rows: [{ value: '9' }] };
    }
    await new Promise<void>((go) => waiting.push(go));
    if (broken) throw new Error('gone');
    const look = {
      state: 'active',
      role: 'counsellor',
      hold: null,
      acts,
      bornAt: 0,
      probation: false,
      family: 0,
    };
    return { rows: [{ value: look }] };
  };
  return {
    db: { watch: { query } as unknown as Queryable },
    raised,
    asked,
    looks: () => waiting.length,
    answer: () => waiting.shift()?.(),
    sees: (...seen: object[]) => {
      acts = seen;
    },
    breaks: () => {
      broken = true;
    },
  };
}

const refused = (id: number, op: string) => ({
  id: String(id),
  at: Date.now() - 1000 + id,
  op,
  people: 0,
  code: 'role',
});
const settle = () => new Promise((go) => setImmediate(go));

describe('the watcher', () => {
  it('has the next act wait until the last one was looked at, and tells it what was found', async () => {
    const k = kernel();
    const watcher = new Watcher({ db: k.db, mode: 'on' });
    k.sees(refused(1, 'a'), refused(2, 'b'), refused(3, 'c'));
    watcher.acted('7');
    let standing: unknown = null;
    const next = watcher.standing('7').then((found) => {
      standing = found;
    });
    await settle();
    expect(standing).toBeNull();
    k.answer();
    await next;
    expect(standing).toEqual({ hold: null, frozen: true });
    expect(k.raised.map(([account, rule, measure]) => [account, rule, measure])).toEqual([
      ['7', 'many_refusals', 'freeze'],
    ]);
  });

  it('looks again for an act that ends while it looks, once for however many', async () => {
    const k = kernel();
    const watcher = new Watcher({ db: k.db, mode: 'on' });
    watcher.acted('7');
    for (let n = 0; n < 5; n += 1) watcher.acted('7');
    let done = false;
    const next = watcher.standing('7').then(() => {
      done = true;
    });
    await settle();
    expect(k.looks()).toBe(1);
    k.answer();
    await settle();
    expect(done).toBe(false);
    expect(k.looks()).toBe(1);
    k.answer();
    await next;
    expect(k.looks()).toBe(0);
  });

  it('looks first at somebody it knows nothing of, and holds nobody else up', async () => {
    const k = kernel();
    const watcher = new Watcher({ db: k.db, mode: 'on' });
    const first = watcher.standing('7');
    await settle();
    expect(k.looks()).toBe(1);
    k.answer();
    expect(await first).toEqual({ hold: null, frozen: false });
    watcher.acted('8');
    expect(await watcher.standing('7')).toEqual({ hold: null, frozen: false });
    k.answer();
  });

  it('judges an act once', async () => {
    const k = kernel();
    const watcher = new Watcher({ db: k.db, mode: 'on' });
    const acts = [refused(1, 'a'), refused(2, 'b'), refused(3, 'c')];
    for (let n = 0; n < 2; n += 1) {
      k.sees(...acts);
      const looked = watcher.evaluate('7');
      k.answer();
      await looked;
    }
    expect(k.raised).toHaveLength(1);
  });

  it('only reports when it observes', async () => {
    const k = kernel();
    const watcher = new Watcher({ db: k.db, mode: 'observe' });
    k.sees(refused(1, 'a'), refused(2, 'b'), refused(3, 'c'));
    const looked = watcher.evaluate('7');
    k.answer();
    await looked;
    expect(k.raised[0]?.[2]).toBe('warn');
    expect(await watcher.standing('7')).toEqual({ hold: null, frozen: false });
  });

  it('judges a page of names before it is shown: written down when held back, frozen when a program touched', async () => {
    const k = kernel();
    const watcher = new Watcher({ db: k.db, mode: 'on' });
    const look = async (...acts: object[]) => {
      k.sees(...acts);
      const looked = watcher.evaluate('7');
      k.answer();
      await looked;
    };
    const names = Array.from({ length: 25 }, (_, n) => n);
    const list = { id: '1', at: Date.now(), op: 'caseload.list', people: 25, class: 'listed', who: names };
    await look(list);
    const turn = { fresh: true, thinkMs: 5, leave: () => {} };
    const token = Buffer.alloc(32);
    expect(await watcher.beforeList('7', token, { ...turn, fresh: false })).toBeNull();
    expect(await watcher.beforeList('7', token, { ...turn, thinkMs: null })).toBeNull();
    expect(await watcher.beforeList('7', token, turn)).toBe('touch');
    expect(k.asked).toEqual([[token]]);
    // Later than now: whenever this runs, the touch is too soon after it.
    const soon = Date.now() + 60_000;
    const op = 'identity.confirm_presence';
    await look(
      list,
      { id: '2', at: soon, op: 'watch.ask_touch', people: 0, code: 'presence' },
      { id: '3', at: soon + 50, op, people: 0 },
    );
    const judged = watcher.beforeList('7', token, { ...turn, thinkMs: null });
    await settle();
    k.answer();
    await judged;
    expect(k.raised).toEqual([['7', 'list_pages', 'freeze', ['2', '3']]]);
  });

  it('lets the page go on when the database does not answer it, says so, and fails whoever must know', async () => {
    const k = kernel();
    const faults: string[] = [];
    const watcher = new Watcher({ db: k.db, mode: 'on', onFault: (what) => faults.push(what) });
    k.breaks();
    watcher.acted('7');
    k.answer();
    expect(await watcher.standing('7')).toEqual({ hold: null, frozen: false });
    expect(faults).toEqual(['watch']);
    const looked = watcher.evaluate('8');
    k.answer();
    await expect(looked).rejects.toThrow('gone');
  });
});
