import { type AppContext, Page, PageHead, Panel, t, withArticle } from '../ui/index.ts';

const told = ['account_manager', 'supervisor', 'provider', 'beneficiary'] as const;

/** What each role of agents that follows nobody can do, the most urgent first. */
const CAN = {
  account_manager: [
    ['/alertes', 'day.other.alerts'],
    ['/comptes', 'day.other.accounts'],
    ['/demandes', 'day.other.requests'],
    ['/absences', 'day.other.absences'],
    ['/pire-cas', 'day.other.worstCase'],
  ],
  supervisor: [
    ['/alertes', 'day.other.alerts'],
    ['/incidents', 'day.other.incidents'],
    ['/pire-cas', 'day.other.worstCase'],
    ['/filiation', 'day.other.lineage'],
    ['/comptes', 'day.other.accounts'],
    ['/demandes', 'day.other.requests'],
  ],
} as const;

const OWN = [
  ['/mon-compte', 'day.other.access'],
  ['/mes-acces', 'dossiers.access.latest'],
  ['/formations', 'day.other.trainings'],
] as const;

/** For those who follow nobody: what their role does, and what they can do here. */
export function RolePage({ c }: { c: AppContext }) {
  const { actor } = c.var;
  const role = told.find((name) => name === actor?.role) ?? 'supervisor';
  const given = actor?.displayName?.split(' ')[0] ?? '';
  const structure = withArticle(c.var.lang, actor?.structureName ?? '', 'within');
  const links = role === 'account_manager' || role === 'supervisor' ? [...CAN[role], ...OWN] : [];
  return (
    <Page c={c} title={t(c, 'day.title')} nav="jour">
      <PageHead title={given ? t(c, 'day.hello', { name: given }) : t(c, 'day.title')} />
      <div class="ec-stack ec-narrow">
        <Panel title={t(c, 'day.other.title')}>
          <p>{t(c, `day.other.${role}`, { structure })}</p>
        </Panel>
        {links.length > 0 ? (
          <Panel title={t(c, 'day.other.can')}>
            <ul>
              {links.map(([href, text]) => (
                <li>
                  <a href={href}>{t(c, text)}</a>
                </li>
              ))}
            </ul>
          </Panel>
        ) : null}
      </div>
    </Page>
  );
}
