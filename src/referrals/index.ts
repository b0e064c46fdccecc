/** The only door of the module: referrals from the proposal to the end, their pages, their messages. */
import { Hono } from 'hono';
import type { AppEnv } from '../ui/index.ts';
import type { ReferralDeps } from './deps.ts';
import { answerRoutes } from './routes/answer.tsx';
import { boardRoutes } from './routes/board.tsx';
import { linkRoutes } from './routes/link.tsx';
import { outboxRoutes } from './routes/outbox.tsx';
import { ownProposalRoutes } from './routes/own-proposals.tsx';
import { proposalRoutes } from './routes/proposal.tsx';
import { proposeRoutes } from './routes/propose.tsx';
import { referralRoutes } from './routes/referral.tsx';

export type { ReferralDeps } from './deps.ts';
export { queueWaitingMail, sendMailTask } from './jobs/send-mail.ts';
export { type ReferralJobs, startReferralJobs } from './jobs/start.ts';
export { seedDemoReferrals } from './seed-demo.ts';
export { boardForToday, referralCells, referralCounts, referralsPanel } from './slots.tsx';
export type { Act, State } from './states.ts';

/** `/orientations`, `/lien`, `/ma-proposition`, `/mes-propositions`, `/reponse`, `/boite-envoi`. */
export function referralsRoutes(deps: ReferralDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.route('/', boardRoutes(deps));
  app.route('/', proposeRoutes(deps));
  app.route('/', referralRoutes(deps));
  app.route('/', linkRoutes(deps));
  app.route('/', proposalRoutes(deps));
  app.route('/', ownProposalRoutes(deps));
  app.route('/', answerRoutes(deps));
  app.route('/', outboxRoutes(deps));
  return app;
}
