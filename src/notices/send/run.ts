import type { PoolClient } from 'pg';
import { callRows, callValue } from '../../db/index.ts';
import type { RevealedPerson } from '../../vault/index.ts';
import { NoticeCodes } from '../codes.ts';
import type { NoticeFacts } from '../compose/facts.ts';
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

/** Whom an exercise writes to: nobody. */
const INVENTED = {
  summary: { givenName: 'Camille', familyName: 'Exercice', birthYear: 2005 },
  phone: '+33639980000',
  address: { lines: ['12 rue de l’Exemple'], postcode: '59000', city: 'Lille' },
};

/**
 * One run of the sending job: a connection of its own, whose lock says to others that this run lives
 * (`db/kernel/notice/begin_run.sql`). All claims and settlements go through that connection: without it, nothing more
 * can be sent, and nothing of what was is forgotten.
 */
export class Run {
  readonly deps: NoticeJobDeps;
  readonly codes: NoticeCodes;
  readonly #client: PoolClient;
  readonly #id: string;
  readonly #begin: Joined<string, boolean>;
  readonly #settle: Joined<{ id: string; outcome: Outcome }, true>;

  static async open(deps: NoticeJobDeps): Promise<Run> {
    const codes = new NoticeCodes(await deps.vault.noticeKey());
    const client = await deps.db.app.connect();
    try {
      const id = await callValue<string>(client, 'notice.begin_run', []);
      await callValue(client, 'notice.recover', [id]);
      return new Run(deps, codes, client, id);
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  private constructor(deps: NoticeJobDeps, codes: NoticeCodes, client: PoolClient, id: string) {
    this.deps = deps;
    this.codes = codes;
    this.#client = client;
    this.#id = id;
    this.#begin = new Joined((ids) => this.#beginAll(ids));
    this.#settle = new Joined((items) => this.#settleAll(items));
  }

  async close(): Promise<void> {
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

  claim(work: Work, channel: Channel, limit: number): Promise<Claimed[]> {
    return callRows<Claimed>(this.#client, 'notice.claim', [this.#id, work.incident_id, channel, 0, limit]);
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
    const opened = await this.deps.vault.openNotices(this.#client, this.#id, ids);
    return opened.ok ? opened.people : null;
  }

  /** Committed before the notice is handed over; false: not ours any more, or paused. */
  begin(id: string): Promise<boolean> {
    return this.#begin.ask(id);
  }

  async settle(id: string, outcome: Outcome): Promise<void> {
    await this.#settle.ask({ id, outcome });
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

  facts(work: Work, claimed: Claimed, givenName: string): NoticeFacts {
    return {
      happened: work.happened,
      measures: work.measures,
      contact: work.contact,
      structure: claimed.structure_name,
      seen: claimed.fields,
      firstAt: claimed.first_at,
      lastAt: claimed.last_at,
      givenName,
      code: this.codes.codeOf(claimed.notice_id),
      publicUrl: this.deps.config.publicUrl,
      exercise: work.exercise,
    };
  }

  #hashOf(id: string): Buffer {
    return this.codes.hashOf(this.codes.codeOf(id));
  }

  async #beginAll(ids: string[]): Promise<boolean[]> {
    const rows = await callRows<{ begin_send: string }>(this.#client, 'notice.begin_send', [
      this.#id,
      ids,
      ids.map((id) => this.#hashOf(id)),
    ]);
    const begun = new Set(rows.map((row) => row.begin_send));
    return ids.map((id) => begun.has(id));
  }

  async #settleAll(items: { id: string; outcome: Outcome }[]): Promise<true[]> {
    await callValue(this.#client, 'notice.settle', [
      this.#id,
      items.map(({ id }) => id),
      items.map(({ outcome }) => outcome.what),
      items.map(({ outcome }) => outcome.answer),
    ]);
    return items.map(() => true);
  }
}
