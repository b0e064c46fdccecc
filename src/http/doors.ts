import { ACCOUNTS } from './doors/accounts.ts';
import type { Doors } from './doors/door.ts';
import { DOSSIERS } from './doors/dossiers.ts';
import { IDENTITY } from './doors/identity.ts';
import { INCIDENTS } from './doors/incidents.ts';
import { LINKS } from './doors/links.ts';
import { NOTICES } from './doors/notices.ts';
import { OPEN } from './doors/open.ts';
import { REFERRALS } from './doors/referrals.ts';
import { SUPERVISION } from './doors/supervision.ts';
import { WATCH } from './doors/watch.ts';
import { YOUNG } from './doors/young.ts';

/**
 * Every door of the web server: the operations of the gate that it performs, or `open` with the
 * reason why it asks nobody. Each module has its file in `src/http/doors/`. A test compares this register with the
 * mounted routes: a route that is not here does not pass, and neither does a line here without its route.
 */
export const DOORS: Doors = {
  ...OPEN,
  ...IDENTITY,
  ...DOSSIERS,
  ...REFERRALS,
  ...ACCOUNTS,
  ...NOTICES,
  ...SUPERVISION,
  ...INCIDENTS,
  ...WATCH,
  ...LINKS,
  ...YOUNG,
};
