import { callValue, type Queryable } from '../db/index.ts';
import type { Act, Profile } from './act.ts';

/** What stands in the way of an account: see `watch.hold_of`. */
export type Hold = 'touch' | 'slow' | null;

export interface Look {
  state: string;
  hold: Hold;
  acts: Act[];
  /** Only when it was asked for. */
  profile: Profile | null;
}

/** As `watch.look` tells it: what is null or false there is left out. */
interface SentLook {
  state: string;
  role: string;
  hold: Hold;
  acts: (Pick<Act, 'id' | 'at' | 'op' | 'people'> & Partial<Act>)[];
  bornAt?: number;
  probation?: boolean;
  family?: number;
  usual?: Profile['usual'];
  peers?: number | null;
}

/** Asks the kernel for an account's acts after one of them ('0': of the last 24 hours), and, with `usual`, for what is usual for it. Null: nobody. */
export async function readLook(
  db: Queryable,
  account: string,
  after: string,
  usual: boolean,
): Promise<Look | null> {
  const sent = await callValue<SentLook | null>(db, 'watch.look', [account, after, usual]);
  if (sent === null) return null;
  const { state, role, hold, bornAt, probation = false, family = 0, peers = null } = sent;
  return {
    state,
    hold,
    acts: sent.acts.map(readAct),
    profile:
      bornAt === undefined ? null : { role, bornAt, probation, family, usual: sent.usual ?? null, peers },
  };
}

function readAct(act: SentLook['acts'][number]): Act {
  return {
    code: null,
    class: null,
    who: [],
    canary: false,
    kind: null,
    loose: null,
    changed: [],
    ...act,
  };
}
