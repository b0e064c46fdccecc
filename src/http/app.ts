import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { type AccountDeps, accountRoutes, countWaiting } from '../accounts/index.ts';
import { catalogueRoutes } from '../catalogue/index.ts';
import { type DayDeps, dayRoutes } from '../day/index.ts';
import { dossiersRoutes } from '../dossiers/index.ts';
import {
  type IdentityDeps,
  identityIslands,
  identityRoutes,
  movedSessionAsks,
  redeemLink,
  sessionMiddleware,
} from '../identity/index.ts';
import { type IncidentDeps, incidentsRoutes } from '../incidents/index.ts';
import { type NoticePageDeps, noticeRoutes, verifyRoutes } from '../notices/index.ts';
import {
  boardForToday,
  type ReferralDeps,
  referralCells,
  referralCounts,
  referralsPanel,
  referralsRoutes,
} from '../referrals/index.ts';
import { supervisionRoutes } from '../supervision/index.ts';
import type { AppEnv } from '../ui/index.ts';
import { countOpenAlerts, noteArrival, type Watcher, watchActs, watchRoutes } from '../watch/index.ts';
import { loadAssets, mountAssets } from './assets.ts';
import { type HttpDeps, jsonLog } from './deps.ts';
import { answerFault, showError } from './error-pages.tsx';
import { frenchPages } from './french-pages.ts';
import { mountHealth } from './healthz.ts';
import { chosenLanguage, mountLanguageSwitch } from './language.ts';
import { ownHostOnly } from './own-host.ts';
import { ownIdentityOf } from './own-identity.ts';
import { blankPage, pageOfActor } from './page-context.ts';
import { publicPages } from './public-pages/index.tsx';
import { publicDoorLimit } from './rate-limit.ts';
import { requestLog } from './request-log.ts';
import { sameSiteActsOnly } from './same-site-acts.ts';
import { searchedPersonOf } from './searched-person.ts';
import { securityHeaders } from './security-headers.ts';
import { sessionTurns } from './session-turns.ts';
import { smallBody, soundBody } from './sound-body.ts';

export type AppDeps = HttpDeps &
  IdentityDeps &
  DayDeps &
  Pick<ReferralDeps, 'mailer' | 'sendWaiting'> &
  Partial<Pick<AccountDeps, 'sendAccountMail'>> &
  Pick<NoticePageDeps, 'config' | 'vault' | 'sendNoticesSoon'> &
  Pick<IncidentDeps, 'config' | 'vault' | 'countMinorsSoon'> & {
    /** Looks at each act; absent: nobody does. */
    watcher?: Watcher;
  };

/** Doors that somebody without a session may knock at: counted per address. */
const PUBLIC_DOORS = ['/connexion/*', '/session/*', '/enrolement/*', '/demo/*', '/lien/*', '/verifier/*'];

/**
 * The whole web server: the order of the checks, then the modules. Read from the top, it is the way
 * of a request; every answer, faults and refusals included, leaves through the first four lines.
 */
export async function createApp(given: AppDeps): Promise<Hono<AppEnv>> {
  const referrals: ReferralDeps = { ...given, redeemLink: (c, link) => redeemLink(given, c, link) };
  const deps = withReferrals({ ...given, ownIdentity: ownIdentityOf(given.vault) }, referrals);
  const { config, db, log = jsonLog } = deps;
  const assets = await loadAssets(identityIslands);
  const app = new Hono<AppEnv>();

  app.use(blankPage(deps, assets));
  app.use(requestLog(log));
  app.use(securityHeaders(config.publicUrl));
  mountHealth(app, db);
  app.use(ownHostOnly(config));
  mountAssets(app, assets);

  app.use(compress());
  app.use(chosenLanguage);
  app.use(frenchPages);
  app.use(sameSiteActsOnly(config));
  app.use(smallBody);
  app.use(soundBody);
  const perMinute = deps.publicDoorsPerMinute ?? (config.demo ? 600 : 60);
  for (const path of PUBLIC_DOORS) app.use(path, publicDoorLimit(perMinute, config.trustedProxies));
  app.use(noteArrival());
  app.use(sessionMiddleware(deps));
  app.use(sessionTurns());
  app.use(pageOfActor(deps));
  app.use(watchActs(given.watcher ?? null));
  app.use(movedSessionAsks(deps));

  mountLanguageSwitch(app, config);
  app.route('/', publicPages());
  app.route('/', identityRoutes(deps));
  app.route('/', dayRoutes(deps));
  app.route('/', dossiersRoutes(deps));
  app.route('/', catalogueRoutes({ db, personOf: searchedPersonOf(deps.vault) }));
  app.route('/', referralsRoutes(referrals));
  app.route('/', supervisionRoutes({ db }));
  app.route('/', incidentsRoutes(deps));
  app.route('/', watchRoutes({ db, sendAccountMail: given.sendAccountMail ?? (async () => {}) }));
  app.route('/', verifyRoutes({ db, vault: deps.vault }));
  app.route('/', noticeRoutes(deps));
  app.route('/', accountRoutes({ db, sendAccountMail: given.sendAccountMail ?? (async () => {}) }));

  app.notFound((c) => showError(c, 404));
  app.onError(answerFault(log));
  return app;
}

/** What referrals draw inside the pages of others: dossiers and the day know nothing of referrals by themselves. */
function withReferrals(given: AppDeps, referrals: ReferralDeps): AppDeps {
  return {
    navCounts: async (token, actor) =>
      actor.role === 'account_manager' || actor.role === 'supervisor'
        ? {
            demandes: await countWaiting(given.db.app, token),
            alertes: await countOpenAlerts(given.db.app, token),
          }
        : referralCounts(referrals, token),
    board: (c, token) => boardForToday(referrals, c, token),
    ...given,
    slots: {
      referralsPanel: (c, ref) => referralsPanel(referrals, c, ref),
      referralCells: (c, refs) => referralCells(referrals, c, refs),
      ...given.slots,
    },
  };
}
