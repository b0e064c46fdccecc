import { type AppContext, Page, PageHead, Panel, t } from '../ui/index.ts';

const told = ['account_manager', 'supervisor', 'provider', 'beneficiary'] as const;

/** For those who follow nobody: what their role does in this version, and what they can do here. */
export function RolePage({ c }: { c: AppContext }) {
  const { actor } = c.var;
  const role = told.find((name) => name === actor?.role) ?? 'supervisor';
  const given = actor?.displayName?.split(' ')[0] ?? '';
  const agent = role === 'account_manager' || role === 'supervisor';
  return (
    <Page c={c} title={t(c, 'day.title')} nav="jour">
      <PageHead title={given ? t(c, 'day.hello', { name: given }) : t(c, 'day.title')} />
      <div class="ec-stack ec-narrow">
        <Panel title={t(c, 'day.other.title')}>
          <p>{t(c, `day.other.${role}`, { structure: actor?.structureName ?? '' })}</p>
        </Panel>
        {agent ? (
          <Panel title={t(c, 'day.other.can')}>
            <ul>
              <li>
                <a href="/comptes">{t(c, 'day.other.accounts')}</a>
              </li>
              <li>
                <a href="/demandes">{t(c, 'day.other.requests')}</a>
              </li>
              <li>
                <a href="/mon-compte">{t(c, 'day.other.access')}</a>
              </li>
              <li>
                <a href="/mes-acces">{t(c, 'dossiers.access.latest')}</a>
              </li>
              <li>
                <a href="/formations">{t(c, 'day.other.trainings')}</a>
              </li>
            </ul>
          </Panel>
        ) : null}
      </div>
    </Page>
  );
}
