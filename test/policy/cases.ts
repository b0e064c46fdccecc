import { ACCOUNTS } from './cases/accounts.ts';
import type { Case } from './cases/case.ts';
import { DOSSIERS } from './cases/dossiers.ts';
import { INCIDENTS } from './cases/incidents.ts';
import { LINKS } from './cases/links.ts';
import { NOTICES } from './cases/notices.ts';
import { OWN } from './cases/own.ts';
import { REFERRALS } from './cases/referrals.ts';
import { SYSTEM } from './cases/system.ts';
import { WATCH } from './cases/watch.ts';
import { YOUNG } from './cases/young.ts';

export { WHO, type Who } from './cases/case.ts';

/** The table of cases, a file a module; `gate.test.ts` fails when an operation of the register has no case. */
export const CASES: Case[] = [
  ...DOSSIERS,
  ...REFERRALS,
  ...OWN,
  ...ACCOUNTS,
  ...WATCH,
  ...INCIDENTS,
  ...NOTICES,
  ...LINKS,
  ...YOUNG,
  ...SYSTEM,
];
