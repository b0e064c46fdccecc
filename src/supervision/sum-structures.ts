import type { KeptDay } from './find-history.ts';
import type { WorstCase } from './find-worst-cases.ts';

/** One structure, were all its accounts stolen at once. */
export interface StructureTotal {
  id: string;
  name: string;
  accounts: number;
  /** An organisation: its people are those of other structures. */
  provider: boolean;
  /** Its dossiers; an organisation's: the people it is tied to. */
  people: number;
  /** Sum of its accounts, each alone. */
  sum: number;
  /** What its own budget lets out in a day. */
  bound: number;
  /** The least of the three: no more people than that. */
  total: number;
}

/** Largest first. The budget of a structure counts people, whoever of its accounts is shown them. */
export function sumStructures(accounts: readonly WorstCase[]): StructureTotal[] {
  const totals = new Map<string, StructureTotal>();
  for (const one of accounts) {
    const before = totals.get(one.structureId);
    const sum = (before?.sum ?? 0) + one.alone;
    totals.set(one.structureId, {
      id: one.structureId,
      name: one.structureName,
      accounts: (before?.accounts ?? 0) + (one.state === 'active' ? 1 : 0),
      provider: one.role === 'provider',
      people: one.structurePeople,
      sum,
      bound: one.structureBound,
      total: Math.min(sum, one.structurePeople, one.structureBound),
    });
  }
  return [...totals.values()].sort((a, b) => b.total - a.total || a.name.localeCompare(b.name, 'fr'));
}

/** One point of the curve: all accounts of a day (`2026-11-24`), each alone. */
export interface DayTotal {
  day: string;
  people: number;
}

/** The kept nights of these structures, oldest first, and today's live figure last. */
export function sumDays(
  kept: readonly KeptDay[],
  structures: ReadonlySet<string>,
  today: DayTotal,
): DayTotal[] {
  const days = new Map<string, number>();
  for (const one of kept)
    if (structures.has(one.structureId)) days.set(one.day, (days.get(one.day) ?? 0) + one.alone);
  const past = [...days].map(([day, people]) => ({ day, people })).filter((one) => one.day < today.day);
  return [...past.sort((a, b) => a.day.localeCompare(b.day)), today];
}
