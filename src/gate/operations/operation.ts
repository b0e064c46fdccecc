import type { Field } from '../fields.ts';

/** Kinds of account. `beneficiary` and `provider` act through one-time links. */
export type Role = 'counsellor' | 'account_manager' | 'supervisor' | 'provider' | 'beneficiary';

/** Why an account may reach a person (kernel law 6). `named`: for one granted look; `same_structure`: only
 * for the yes-or-no duplicate check. */
export type Relationship = 'follows' | 'covers' | 'self' | 'provider' | 'named' | 'same_structure';

/** Classes of data, each with its own budget of distinct people (kernel law 7). */
export type DataClass = 'listed' | 'contact' | 'identifier' | 'document';

/** What an operation demands before it is allowed. Enforced in SQL: `db/kernel/gate/ask.sql`. */
export interface Operation {
  /** Kinds of account for which the operation exists. Empty: nobody (the system itself). */
  roles: Role[];
  /** The budget that its people are charged to; null: it shows no data of anybody. */
  class: DataClass | null;
  /** The only fields that it may show or write. */
  fields: (Field | 'journal')[];
  subjects: 'none' | 'one' | 'many';
  relationships: Relationship[];
  needsPurpose?: true;
  needsPresence?: true;
  /**
   * What `vault.reveals` hands out: the values of `fields` (default), only the wrapped data key (a write: what may be
   * written is not what may be shown), or nothing (the act has a door of its own).
   */
  gives?: 'key' | 'nothing';
  /** One sentence: why this operation exists, and why it asks no more than it does. */
  reason: string;
}

export const AGENTS: Role[] = ['counsellor', 'account_manager', 'supervisor'];
/** Who looks after accounts; which ones, `identity.in_charge` says. */
export const MANAGERS: Role[] = ['account_manager', 'supervisor'];
export const MINE: Relationship[] = ['follows', 'covers'];
