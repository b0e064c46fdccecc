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
import type { ReferralCell } from '../deps.ts';
import {
  type CaseloadFilter,
  type CaseloadOrder,
  type CaseloadPage,
  caseloadFilters,
  caseloadOrders,
  pageSize,
} from '../list-caseload.ts';
import { CaseloadTable } from './caseload-table.tsx';

/** Which part of the caseload a page shows. */
interface Place {
  filter: CaseloadFilter;
  order?: CaseloadOrder;
  page?: number;
}

interface Props {
  c: AppContext;
  page: CaseloadPage;
  at: Required<Place>;
  cells: ReadonlyMap<string, ReferralCell>;
}

export const caseloadHref = ({ filter, order = 'latest', page = 1 }: Place): string => {
  const query = [
    filter === 'all' ? '' : `filtre=${filter}`,
    order === 'latest' ? '' : `ordre=${order}`,
    page > 1 ? `page=${page}` : '',
  ].filter(Boolean);
  return query.length > 0 ? `/portefeuille?${query.join('&')}` : '/portefeuille';
};

export function CaseloadPageView({ c, page, at, cells }: Props) {
  const { people, counts, listed } = page;
  const { filter, order } = at;
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
              href: caseloadHref({ filter: name, order }),
              label: t(c, `dossiers.caseload.filter.${name}`, { count: counts[name] }),
              current: name === filter,
            }))}
          />
        </div>
        {counts[filter] > 1 ? <Order c={c} at={at} /> : null}
        {people.length > 0 ? (
          <CaseloadTable
            c={c}
            people={people}
            cells={cells}
            order={order}
            otherHref={caseloadHref({ filter, order: order === 'latest' ? 'oldest' : 'latest' })}
          />
        ) : (
          <EmptyState title={t(c, 'dossiers.caseload.empty')}>
            {t(c, filter === 'all' ? 'dossiers.caseload.emptyAll' : 'dossiers.caseload.emptyFilter')}
          </EmptyState>
        )}
        <Pager c={c} page={at.page} pages={pages} href={(n) => caseloadHref({ filter, order, page: n })} />
      </Panel>
    </Page>
  );
}

/** In which order the rows stand, in words, and the other one a click away: a phone shows no column heads. */
function Order({ c, at }: { c: AppContext; at: Required<Place> }) {
  return (
    <nav class="ec-pad ec-order" aria-label={t(c, 'dossiers.caseload.order')}>
      <span class="ec-mute">{t(c, 'dossiers.caseload.order')}</span>
      {caseloadOrders.map((order) => (
        <a
          href={caseloadHref({ filter: at.filter, order })}
          aria-current={order === at.order ? 'true' : undefined}
        >
          {t(c, `dossiers.caseload.order.${order}`)}
        </a>
      ))}
    </nav>
  );
}

/** Says what this very page has cost: kernel law 7 counts list rows too. */
function Charged({ c, shown, listed }: { c: AppContext; shown: number; listed: CaseloadPage['listed'] }) {
  if (!listed || shown === 0) return <span class="ec-mute">{t(c, 'day.caseload.logged')}</span>;
  const key = shown === 1 ? 'dossiers.caseload.chargedOne' : 'dossiers.caseload.charged';
  return <span class="ec-mute">{t(c, key, { count: shown, used: listed.used, cap: listed.cap })}</span>;
}
