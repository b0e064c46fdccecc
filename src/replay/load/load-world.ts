import { setImmediate as nextTurn } from 'node:timers/promises';
import type pg from 'pg';
import { createOperatorVault } from '../../vault/index.ts';
import { BulkWriter } from './bulk-writer.ts';
import { invent } from './invent.ts';
import { type Layout, layOut, type World } from './layout.ts';
import { loadStaff } from './load-accounts.ts';
import { loadReferrals, setNumbers } from './load-referrals.ts';

const BATCH = 2000;
/** Sealing never waits for anything: without a turn now and then, what was handed over would not go out meanwhile. */
const TURN = 25;
const TOLD_EVERY = 100_000;

/**
 * Fills an empty database with n invented people, in batches: the memory it takes does not grow with n. The people
 * are sealed as an import seals them, by the same vault; only the last step is one statement for many.
 */
export async function loadWorld(
  owner: pg.Client,
  masterKeyFile: string,
  people: number,
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<World> {
  const layout = layOut(people);
  await loadStaff(owner, layout);
  await withoutTraces(() => loadPeople(owner, masterKeyFile, layout, say, signal));
  for (let from = 1; from <= people; from += TOLD_EVERY) {
    const to = Math.min(people, from + TOLD_EVERY - 1);
    await loadReferrals(owner, layout, from, to);
    if (to % TOLD_EVERY === 0) say(`${to} of ${people} referrals loaded`);
    signal?.throwIfAborted();
  }
  await setNumbers(owner, layout);
  await owner.query('ANALYZE');
  return layout;
}

async function loadPeople(
  owner: pg.Client,
  masterKeyFile: string,
  layout: Layout,
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  const { people } = layout;
  const bulk = new BulkWriter(owner);
  const vault = createOperatorVault(bulk.asVaultSees(), masterKeyFile);
  for (let person = 1; person <= people; person += 1) {
    const structure = layout.structureOf(person);
    const nth = Math.floor(((person - 1) % layout.size) / layout.caseload);
    await vault.createBeneficiary({
      structureId: String(structure),
      counsellorId: String((structure - 1) * layout.perStructure + 1 + nth),
      ...invent(person),
    });
    if (bulk.waiting >= BATCH) await bulk.flush();
    else if (person % TURN === 0) await nextTurn();
    if (person % TOLD_EVERY === 0) say(`${person} of ${people} people loaded`);
    signal?.throwIfAborted();
  }
  await bulk.end();
}

/**
 * Node 24's ciphers throw and catch an error for each key that comes as bytes, twice: the traces of these errors, which
 * nobody reads, took more than half of the time of sealing. For that long errors come without.
 */
async function withoutTraces(work: () => Promise<void>): Promise<void> {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    await work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
