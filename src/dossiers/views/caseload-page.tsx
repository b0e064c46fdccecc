import {
  type AppContext,
  ChipLinks,
  EmptyState,
  LinkButton,
  Page,
  PageHead,
  Pager,
  Panel,
  t,
} from '../../ui/index.ts';
import type { CaseloadFilter } from '../../vault/index.ts';
import type { ReferralCell } from '../deps.ts';
import { type CaseloadPage, caseloadFilters, pageSize } from '../list-caseload.ts';
import { CaseloadTable } from './caseload-table.tsx';

interface Props {
  c: AppContext;
  page: CaseloadPage;
  filter: CaseloadFilter;
  pageNumber: number;
  cells: ReadonlyMap<string, ReferralCell>;
}

export const caseloadHref = (filter: CaseloadFilter, page = 1): string => {
  const query = [filter === 'all' ? '' : `filtre=${filter}`, page > 1 ? `page=${page}` : ''].filter(Boolean);
  return query.length > 0 ? `/portefeuille?${query.join('&')}` : '/portefeuille';
};

export function CaseloadPageView({ c, page, filter, pageNumber, cells }: Props) {
  const { people, counts, listed } = page;
  const pages = Math.max(1, Math.ceil(counts[filter] / pageSize));
  return (
    <Page c={c} title={t(c, 'dossiers.caseload.title')} nav="portefeuille">
      <PageHead
        title={t(c, 'dossiers.caseload.title')}
        lead={t(c, 'dossiers.caseload.lead', { count: counts.all })}
        actions={
          <LinkButton href="/dossiers/nouveau" look="secondary" icon="plus">
            {t(c, 'dossiers.caseload.new')}
          </LinkButton>
        }
      />
      <Panel
        flush
        label={t(c, 'dossiers.caseload.title')}
        footer={<Charged c={c} shown={people.length} listed={listed} />}
      >
        <div class="ec-pad">
          <ChipLinks
            label={t(c, 'dossiers.caseload.filters')}
            chips={caseloadFilters.map((name) => ({
              href: caseloadHref(name),
              label: t(c, `dossiers.caseload.filter.${name}`, { count: counts[name] }),
              current: name === filter,
            }))}
          />
        </div>
        {people.length > 0 ? (
          <CaseloadTable c={c} people={people} cells={cells} />
        ) : (
          <EmptyState title={t(c, 'dossiers.caseload.empty')}>
            {t(c, filter === 'all' ? 'dossiers.caseload.emptyAll' : 'dossiers.caseload.emptyFilter')}
          </EmptyState>
        )}
        <Pager c={c} page={pageNumber} pages={pages} href={(n) => caseloadHref(filter, n)} />
      </Panel>
    </Page>
  );
}

/** Says what this very page has cost: kernel law 7 counts list rows too. */
function Charged({ c, shown, listed }: { c: AppContext; shown: number; listed: CaseloadPage['listed'] }) {
  if (!listed || shown === 0) return <span class="ec-mute">{t(c, 'day.caseload.logged')}</span>;
  const key = shown === 1 ? 'dossiers.caseload.chargedOne' : 'dossiers.caseload.charged';
  return <span class="ec-mute">{t(c, key, { count: shown, used: listed.used, cap: listed.cap })}</span>;
}
