import type { DossierDeps } from '../dossiers/index.ts';
import type { AppContext } from '../ui/index.ts';
import type { DayBoard } from './board.ts';

export interface DayDeps extends DossierDeps {
  /** From the referrals module; without it the three panels say that there is nothing. */
  board?(c: AppContext, token: Buffer): Promise<DayBoard>;
}
