import { canary } from '../canary.ts';
import type { World } from '../load/layout.ts';
import type { Visitor } from '../visitor.ts';
import { compareTimes, type Difference } from './compare-times.ts';

/** Pairs asked of each question; more tell smaller differences, and take longer. */
const PAIRS = 120;
/** Asked before, and not counted: connections and caches warm up. */
const WARM_UP = 5;

export interface Timing extends Difference {
  question: string;
}

interface Question {
  name: string;
  /** Asks about somebody who exists and is not the asker's: the n-th such person. */
  somebody(n: number): Promise<unknown>;
  /** The same about nobody. */
  nobody(n: number): Promise<unknown>;
}

/**
 * Whether the time that an answer takes tells that somebody exists: the same question about people who are not the
 * asker's and about nobody, in turns, the order of each pair by chance. The asker is a counsellor, who has most doors.
 */
export async function timeAnswers(
  visitor: Visitor,
  world: World,
  home: number,
  say: (line: string) => void,
): Promise<Timing[]> {
  const timings: Timing[] = [];
  for (const question of questionsOf(visitor, world, home)) {
    const a: number[] = [];
    const b: number[] = [];
    for (let n = 0; n < WARM_UP + PAIRS; n += 1) {
      const first = Math.random() < 0.5;
      const one = await timed(() => (first ? question.nobody(n) : question.somebody(n)));
      const two = await timed(() => (first ? question.somebody(n) : question.nobody(n)));
      if (n < WARM_UP) continue;
      a.push(first ? one : two);
      b.push(first ? two : one);
    }
    const found = compareTimes({ a, b }, Math.random);
    timings.push({ question: question.name, ...found });
    say(
      `time of answers, ${question.name}: ${found.medianMs.toFixed(2)} ms, p = ${found.p.toFixed(3)}` +
        `${found.p < 0.01 ? ', TELLS' : ''}`,
    );
  }
  return timings;
}

async function timed(ask: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await ask();
  return performance.now() - started;
}

function questionsOf(visitor: Visitor, world: World, home: number): Question[] {
  const last = home < world.structures ? world.firstOf(home + 1) - 1 : world.people;
  // The last people of the structure are another counsellor's; another structure's are nobody's here.
  const colleagues = (n: number) => last - (n % Math.max(1, Math.min(200, last - world.firstOf(home))));
  const elsewhere = (n: number) => 1 + ((last + 7 + n) % world.people);
  const nobody = (n: number) => world.people + 1000 + n;
  const get = (path: string) => visitor.get(path);
  const search = (person: number) => {
    const name = canary('listed', person);
    return visitor.post('/portefeuille/recherche', { q: `Lina ${name} ${name}` });
  };
  return [
    {
      name: 'a name in my structure',
      somebody: (n) => search(colleagues(n)),
      nobody: (n) => search(nobody(n)),
    },
    {
      name: 'a dossier of my structure',
      somebody: (n) => get(`/dossiers/${world.refOf(colleagues(n))}`),
      nobody: (n) => get(`/dossiers/${home}-${nobody(n)}`),
    },
    {
      name: 'a dossier of another structure',
      somebody: (n) => get(`/dossiers/${world.refOf(elsewhere(n))}`),
      nobody: (n) => get(`/dossiers/${world.structureOf(elsewhere(n))}-${nobody(n)}`),
    },
    {
      name: 'a referral',
      somebody: (n) => get(`/orientations/${world.referralOf(elsewhere(n))}`),
      nobody: (n) => get(`/orientations/${nobody(n)}`),
    },
    {
      name: 'a training for somebody',
      somebody: (n) => get(`/formations?pour=${world.refOf(elsewhere(n))}`),
      nobody: (n) => get(`/formations?pour=${world.structureOf(elsewhere(n))}-${nobody(n)}`),
    },
    {
      name: 'a value of somebody',
      somebody: (n) => reveal(visitor, world.refOf(colleagues(n))),
      nobody: (n) => reveal(visitor, `${home}-${nobody(n)}`),
    },
  ];
}

const reveal = (visitor: Visitor, ref: string) =>
  visitor.post(`/dossiers/${ref}/afficher`, { field: 'email', purpose: 'follow_up' });
