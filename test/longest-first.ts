import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/**
 * What takes longest, longest first. A file's size, vitest's measure where it has not run before (a fresh clone, CI),
 * says little: the accessibility of every page is a short file.
 */
const LONGEST = [
  'test/journeys/a11y.test.ts',
  'test/replay/replays.test.ts',
  'test/journeys/accounts.test.ts',
  'test/journeys/sso.test.ts',
  'test/journeys/sign-in.test.ts',
  'test/journeys/young-sso.test.ts',
  'test/journeys/referral.test.ts',
  'test/journeys/dossier.test.ts',
  'test/journeys/incidents.test.ts',
  'test/jobs/notices.test.ts',
  'test/db/kill.test.ts',
  'test/kernel/random-attackers.test.ts',
  'test/kernel/worst-case.test.ts',
];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = LONGEST.findIndex((name) => moduleId.endsWith(name));
  if (at >= 0) return at;
  return LONGEST.length + (/\/test\/(journeys|kernel|db|jobs)\//.test(moduleId) ? 0 : 1);
};

/** The same order at each run, so that no worker is left alone with a long file at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
