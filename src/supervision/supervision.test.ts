import { describe, expect, it } from 'vitest';
import type { Member } from './find-family.ts';
import type { WorstCase } from './find-worst-cases.ts';
import { adviceFor, sortOf, sortWorstCases } from './sort-worst-cases.ts';
import { sumDays, sumStructures } from './sum-structures.ts';
import { placeFamily } from './views/family-drawing.tsx';
import { placeDays } from './views/history-chart.tsx';

const account = (given: Partial<WorstCase>): WorstCase => ({
  id: '1',
  structureId: '7',
  structureName: 'Val d’Aubrelle',
  name: 'Ana',
  role: 'counsellor',
  state: 'active',
  onProbation: false,
  people: 40,
  listed: 40,
  contact: 40,
  identifier: 20,
  alone: 40,
  lineage: 0,
  deceived: 40,
  told: 40,
  toldDeceived: 40,
  withoutCover: 40,
  withoutRaise: 40,
  withTwo: 40,
  history: [],
  structurePeople: 100,
  structureBound: 500,
  lastSeenAt: null,
  ...given,
});

describe('the board', () => {
  it('is sorted by what the address may say, and by nothing else', () => {
    expect(sortOf('seul')).toBe('seul');
    for (const odd of [undefined, '', 'toString', 'alone; DROP']) expect(sortOf(odd)).toBe('approbateur');
    const accounts = [
      account({ name: 'Zoé', alone: 3, deceived: 3 }),
      account({ name: 'Élie', alone: 9, deceived: 9 }),
      account({ name: 'Max', alone: 0, deceived: 50 }),
    ];
    const names = (sort: 'seul' | 'approbateur' | 'nom') => sortWorstCases(accounts, sort).map((x) => x.name);
    expect(names('seul')).toEqual(['Élie', 'Zoé', 'Max']);
    expect(names('approbateur')).toEqual(['Max', 'Élie', 'Zoé']);
    expect(names('nom')).toEqual(['Élie', 'Max', 'Zoé']);
  });

  it('advises only what lowers the number', () => {
    expect(adviceFor(account({}))).toBeNull();
    expect(adviceFor(account({ withoutCover: 25 }))).toEqual({ kind: 'cover', people: 15 });
    expect(adviceFor(account({ withoutRaise: 30 }))).toEqual({ kind: 'raise', people: 10 });
    expect(adviceFor(account({ alone: 0, deceived: 300, withTwo: 65 }))).toEqual({
      kind: 'fewer',
      people: 235,
    });
    expect(adviceFor(account({ state: 'frozen', withoutCover: 0 }))).toBeNull();
  });

  it('bounds a structure by the least of its accounts, its dossiers and its budget', () => {
    const total = (given: Partial<WorstCase>) =>
      sumStructures([account(given), account({ ...given, id: '2' })])[0]?.total;
    expect(total({})).toBe(80);
    expect(total({ structurePeople: 70 })).toBe(70);
    expect(total({ structureBound: 60 })).toBe(60);
  });

  it('ends its curve with today, whatever the night has kept of it', () => {
    const kept = [
      { structureId: '7', day: '2026-11-23', alone: 5, deceived: 5 },
      { structureId: '8', day: '2026-11-23', alone: 4, deceived: 4 },
      { structureId: '9', day: '2026-11-23', alone: 100, deceived: 100 },
      { structureId: '7', day: '2026-11-24', alone: 6, deceived: 6 },
    ];
    expect(sumDays(kept, new Set(['7', '8']), { day: '2026-11-24', people: 7 })).toEqual([
      { day: '2026-11-23', people: 9 },
      { day: '2026-11-24', people: 7 },
    ]);
  });

  it('draws the cap only where it does not flatten the curve', () => {
    const days = [
      { day: '2026-11-23', people: 300 },
      { day: '2026-11-24', people: 310 },
    ];
    expect(placeDays(days, 10_000).cap).toBeNull();
    const drawn = placeDays(days, 720);
    expect(drawn.ticks.map((tick) => tick.value)).toEqual([0, 200, 400, 600, 800]);
    expect(drawn.cap).toBeLessThan(drawn.points[0]?.y ?? 0);
    expect(placeDays([{ day: '2026-11-24', people: 0 }], 0).points[0]?.y).toBe(204);
  });
});

it('draws a family by generations, none over another', () => {
  const member = (id: string, below: number): Member => ({
    id,
    below,
    name: id,
    role: 'counsellor',
    structureName: '',
    state: 'active',
    createdAt: new Date(0),
    requestedBy: null,
    approvedBy: null,
    requestedByName: null,
    approvedByName: null,
    followed: 0,
    liveSessions: 0,
    waiting: 0,
    worst: 0,
    lastManager: false,
    me: false,
  });
  const { placed, width, height } = placeFamily([
    member('a', -1),
    member('b', 0),
    member('c', 1),
    member('d', 1),
  ]);
  expect(new Set(placed.map((one) => `${one.x},${one.y}`)).size).toBe(4);
  expect(placed.find((one) => one.id === 'a')?.x).toBeLessThan(placed.find((one) => one.id === 'c')?.x ?? 0);
  for (const one of placed) {
    expect(one.x + 164).toBeLessThanOrEqual(width);
    expect(one.y + 62).toBeLessThanOrEqual(height);
  }
});
