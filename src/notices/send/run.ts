import type { PoolClient } from 'pg';
import { callRows, callValue } from '../../db/index.ts';
import type { FieldValues } from '../../gate/index.ts';
import type { RevealedPerson } from '../../vault/index.ts';
import { NoticeCodes } from '../codes.ts';
import type { NoticeFacts } from '../compose/facts.ts';
import { greetingFor } from '../compose/greeting.ts';
import type { Channel, NoticeJobDeps } from '../deps.ts';
import { Joined } from './joined.ts';
import type { Outcome } from './outcome.ts';

/** An incident whose notices are approved and not paused. */
export interface Work {
  incident_id: string;
  label: string;
  exercise: boolean;
  happened: string;
  measures: string;
  contact: string;
  prepared: boolean;
}

/** One notice in this run's hands. */
export interface Claimed {
  notice_id: string;
  structure_name: string;
  fields: string[];
  first_at: Date;
  last_at: Date;
  pseudonym: number;
}

/** What became of one notice. */
export interface Settled {
  id: string;
  outcome: Outcome;
}

/** Whom an exercise writes to: nobody. */
const INVENTED = {
  summary: { givenName: 'Camille', familyName: 'Exercice', birthYear: 2005 },
  phone: '+33639980000',
  address: { lines: ['12 rue de l’Exemple'], postcode: '59000', city: 'Lille' },
};

/**
 * One run of the sending job: a connection of its own, whose lock says to others that this run lives
 * (`db/kernel/notice/begin_run.sql`). Every beginning and settlement goes through that connection: without it, nothing
 * more can be sent, and nothing of what was is forgotten. Claiming and opening go beside it, so that nobody waits for
 * them: what a dead run claimed is given to nobody, whenever it was.
 */
export class Run {
  readonly deps: NoticeJobDeps;
  readonly codes: NoticeCodes;
  readonly #client: PoolClient;
  readonly #beside: PoolClient;
  readonly #id: string;
  readonly #turn: Joined<{ done: Settled | null; next: string | null }, boolean>;
  /** Where each queue's search for the next notice begins: before it are rows that were claimed. */
  readonly #after = new Map<string, string>();

  static async open(deps: NoticeJobDeps): Promise<Run> {
    const codes = new NoticeCodes(await deps.vault.noticeKey());
    const client = await deps.db.app.connect();
    try {
      const id = await callValue<string>(client, 'notice.begin_run', []);
      await callValue(client, 'notice.recover', [id]);
      // Both are held to the end: on a busy machine a connection that is to be opened midway may not come.
      return new Run(deps, codes, client, await deps.db.app.connect(), id);
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  private constructor(
    deps: NoticeJobDeps,
    codes: NoticeCodes,
    client: PoolClient,
    beside: PoolClient,
    id: string,
  ) {
    this.deps = deps;
    this.codes = codes;
    this.#client = client;
    this.#beside = beside;
    this.#id = id;
    this.#turn = new Joined((items) => this.#turnAll(items));
  }

  /** @param broken one of its connections may be in the middle of a call */
  async close(broken = false): Promise<void> {
    this.#beside.release(broken);
    try {
      await callValue(this.#client, 'notice.end_run', [this.#id]);
      this.#client.release();
    } catch {
      // Without its connection the run counts as dead: another takes over what it held.
      this.#client.release(true);
    }
  }

  work(): Promise<Work[]> {
    return callRows<Work>(this.#client, 'notice.work', []);
  }

  /** Makes the notices of everybody on the approved list, until `until`. True when all are made. */
  async prepare(incident: string, until: number): Promise<boolean> {
    let after = ['0', '0'];
    while (Date.now() < until) {
      const [next] = await callRows<{ structure_id: string | null; beneficiary_id: string }>(
        this.#client,
        'notice.prepare',
        [incident, ...after, 5000],
      );
      if (!next?.structure_id) return true;
      after = [next.structure_id, next.beneficiary_id];
    }
    return false;
  }

  async claim(work: Work, channel: Channel, limit: number): Promise<Claimed[]> {
    const queue = `${work.incident_id} ${channel}`;
    const after = this.#after.get(queue) ?? '0';
    const claimed = await callRows<Claimed>(this.#beside, 'notice.claim', [
      this.#id,
      work.incident_id,
      channel,
      after,
      limit,
    ]);
    const last = claimed.at(-1)?.notice_id;
    this.#after.set(queue, last ?? '0');
    // At the end: those that wait again are before it.
    return last === undefined && after !== '0' ? this.claim(work, channel, limit) : claimed;
  }

  /** Names and addresses of claimed notices; an exercise opens nobody. Null: refused, as after a pause. */
  async open(
    work: Work,
    claimed: readonly Claimed[],
  ): Promise<Map<string, Pick<RevealedPerson, 'values'>> | null> {
    if (work.exercise)
      return new Map(
        claimed.map((c) => [
          c.notice_id,
          { values: { ...INVENTED, email: `p-${String(c.pseudonym).padStart(4, '0')}@exercice.invalid` } },
        ]),
      );
    const ids = claimed.map((c) => c.notice_id);
    const opened = await this.deps.vault.openNotices(this.#beside, this.#id, ids);
    return opened.ok ? opened.people : null;
  }

  /**
   * Commits what became of one notice, and that another is about to be handed over: on the way to the server only
   * afterwards. Those who wait for it share one call.
   * @returns whether the other may go: it is ours, and sending is not paused
   */
  turn(done: Settled | null, next: string | null): Promise<boolean> {
    return this.#turn.ask({ done, next });
  }

  async settle(id: string, outcome: Outcome): Promise<void> {
    await this.turn({ id, outcome }, null);
  }

  /** Given to nobody: waits again. */
  release(id: string): Promise<void> {
    return this.settle(id, { what: 'release', answer: null });
  }

  /** Keeps a file of letters and marks them printed, both or neither. */
  keepLetters(work: Work, ids: string[], pages: number, file: Buffer): Promise<string | null> {
    return callValue<string | null>(this.#client, 'notice.keep_letters', [
      this.#id,
      work.incident_id,
      ids,
      ids.map((id) => this.#hashOf(id)),
      pages,
      file,
    ]);
  }

  facts(work: Work, claimed: Claimed, summary: FieldValues['summary'] | undefined): NoticeFacts {
    return {
      happened: work.happened,
      measures: work.measures,
      contact: work.contact,
      structure: claimed.structure_name,
      seen: claimed.fields,
      firstAt: claimed.first_at,
      lastAt: claimed.last_at,
      givenName: summary?.givenName ?? '',
      name: `${summary?.givenName ?? ''} ${summary?.familyName ?? ''}`.trim(),
      greeting: greetingFor(summary?.birthYear, new Date()),
      code: this.codes.codeOf(claimed.notice_id),
      publicUrl: this.deps.config.publicUrl,
      exercise: work.exercise,
    };
  }

  #hashOf(id: string): Buffer {
    return this.codes.hashOf(this.codes.codeOf(id));
  }

  async #turnAll(items: { done: Settled | null; next: string | null }[]): Promise<boolean[]> {
    const done = items.flatMap((item) => item.done ?? []);
    const next = items.flatMap((item) => item.next ?? []);
    const rows = await callRows<{ turn: string }>(this.#client, 'notice.turn', [
      this.#id,
      done.map(({ id }) => id),
      done.map(({ outcome }) => outcome.what),
      done.map(({ outcome }) => outcome.answer),
      next,
      next.map((id) => this.#hashOf(id)),
    ]);
    const begun = new Set(rows.map((row) => row.turn));
    return items.map((item) => item.next !== null && begun.has(item.next));
  }
}
