import type { Child } from 'hono/jsx';
import type { AppContext } from '../ui/index.ts';
import type { BeneficiaryRef, Vault } from '../vault/index.ts';

export interface Queryable {
  query<R extends object>(sql: string, values: unknown[]): Promise<{ rows: R[] }>;
}

/** What a list shows of a person's referral: its state, what comes next, and whether somebody waits for us. */
export interface ReferralCell {
  state: Child;
  next: Child;
  waiting: boolean;
}

/** What other modules draw inside our pages: referrals may import dossiers, never the other way round. */
export interface DossierSlots {
  /** Inside of the panel « Orientations en formation » of one dossier; null: nothing yet. */
  referralsPanel?(c: AppContext, ref: BeneficiaryRef): Promise<{ aside: Child; body: Child } | null>;
  /** Current referral of each person of a list, by reference. */
  referralCells?(c: AppContext, refs: BeneficiaryRef[]): Promise<ReadonlyMap<string, ReferralCell>>;
}

export interface DossierDeps {
  vault: Vault;
  /** The application's pool: for the counts of one's own budget and log, and for who changed what. */
  db: { app: Queryable };
  slots?: DossierSlots;
}
