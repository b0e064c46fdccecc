import { type Act, firstOf, type Rule, within } from '../act.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Searches one after the other, as whoever tries letters does. One search asks exactly, then by beginnings. */
export const searchLetters: Rule = {
  name: 'search_letters',
  look(acts) {
    if (acts.at(-1)?.op !== 'dossier.search') return null;
    const [burst, while5, while10] = [20 * SECOND, 5 * MINUTE, 10 * MINUTE].map((ms) =>
      within(acts, ms).filter((act) => act.op === 'dossier.search'),
    );
    return firstOf(
      ['freeze', searches(burst) >= 12, burst ?? []],
      ['touch', searches(while10) >= 30, while10 ?? []],
      ['warn', searches(while5) >= 12, while5 ?? []],
    );
  },
};

function searches(acts: readonly Act[] = []): number {
  const loose = acts.filter((act) => act.loose).length;
  return Math.max(loose, acts.length - loose);
}
