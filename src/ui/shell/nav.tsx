import { isAgent, type NavKey, type Role, type Viewer } from '../env.ts';
import { t } from '../texts/index.ts';
import { BudgetMeter } from './budget-meter.tsx';

const PATHS: Record<NavKey, string> = {
  jour: '/',
  portefeuille: '/portefeuille',
  formations: '/formations',
  orientations: '/orientations',
  comptes: '/comptes',
  demandes: '/demandes',
  absences: '/absences',
  'pire-cas': '/pire-cas',
  alertes: '/alertes',
  filiation: '/filiation',
  incidents: '/incidents',
  'mes-acces': '/mes-acces',
  'boite-envoi': '/boite-envoi',
};

/** What each role finds in its navigation. A guest by link has none: one page is all there is. */
const ENTRIES: Record<Role, readonly NavKey[]> = {
  counsellor: ['jour', 'portefeuille', 'formations', 'orientations', 'mes-acces'],
  account_manager: ['jour', 'comptes', 'demandes', 'absences', 'pire-cas', 'alertes', 'mes-acces'],
  supervisor: [
    'jour',
    'pire-cas',
    'filiation',
    'alertes',
    'incidents',
    'comptes',
    'demandes',
    'formations',
    'mes-acces',
  ],
  provider: ['jour', 'mes-acces'],
  beneficiary: ['jour', 'mes-acces'],
};

export async function Nav({ c, current }: { c: Viewer; current?: NavKey }) {
  const { actor, page } = c.var;
  if (!isAgent(actor)) return null;
  const entries: readonly NavKey[] = page.demo
    ? [...ENTRIES[actor.role], 'boite-envoi']
    : ENTRIES[actor.role];
  const [counts, budget] = await Promise.all([page.counts(), page.budget()]);
  return (
    <nav class="ec-nav" aria-label={t(c, 'common.mainNav')}>
      <div class="ec-in">
        <ul class="ec-plain">
          {entries.map((key) => (
            <li>
              <a href={PATHS[key]} aria-current={key === current ? 'page' : undefined}>
                {t(c, `common.nav.${key}`)}
                <Waiting c={c} n={counts[key] ?? 0} />
              </a>
            </li>
          ))}
        </ul>
        {budget ? <BudgetMeter c={c} budget={budget} /> : null}
      </div>
    </nav>
  );
}

function Waiting({ c, n }: { c: Viewer; n: number }) {
  if (n === 0) return null;
  return (
    <span class="ec-count">
      <span aria-hidden="true">{n}</span>
      <span class="ds-sr-only">{t(c, 'common.nav.waiting', { count: n })}</span>
    </span>
  );
}
