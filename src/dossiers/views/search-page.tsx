import {
  type AppContext,
  Button,
  EmptyState,
  ErrorSummary,
  Field,
  LinkButton,
  Page,
  PageHead,
  Panel,
  t,
} from '../../ui/index.ts';
import type { RevealedPerson } from '../../vault/index.ts';
import type { ReferralCell } from '../deps.ts';
import { textLimits } from '../validate/text.ts';
import { CaseloadTable } from './caseload-table.tsx';

interface Props {
  c: AppContext;
  query: string;
  /** Null when the search was not made: the reason is `problem`. */
  people: readonly RevealedPerson[] | null;
  cells: ReadonlyMap<string, ReferralCell>;
  problem?: string;
}

export function SearchPage({ c, query, people, cells, problem }: Props) {
  const title = t(c, 'dossiers.search.title');
  return (
    <Page
      c={c}
      title={title}
      nav="portefeuille"
      errors={problem !== undefined}
      breadcrumbs={[{ label: t(c, 'dossiers.caseload.title'), href: '/portefeuille' }, { label: title }]}
    >
      <PageHead title={title} />
      <div class="ec-stack">
        <ErrorSummary c={c} errors={problem ? [{ id: 'nom', message: problem }] : []} />
        <Panel label={title}>
          <form class="ec-stack" data-gap="s" method="post" action="/portefeuille/recherche">
            <Field
              c={c}
              id="nom"
              name="q"
              type="search"
              label={t(c, 'dossiers.search.label')}
              help={t(c, 'dossiers.search.help')}
              value={query}
              maxlength={textLimits.search}
              autocomplete="off"
              spellcheck={false}
              error={problem}
              required
            />
            <div class="ec-row">
              <Button icon="search">{t(c, 'dossiers.search.again')}</Button>
            </div>
          </form>
        </Panel>
        {people ? <Results c={c} query={query} people={people} cells={cells} /> : null}
      </div>
    </Page>
  );
}

function Results({
  c,
  query,
  people,
  cells,
}: Required<Omit<Props, 'people' | 'problem'>> & { people: readonly RevealedPerson[] }) {
  if (people.length === 0) {
    return (
      <Panel label={t(c, 'dossiers.search.none')}>
        <div role="status">
          <EmptyState
            title={t(c, 'dossiers.search.none')}
            actions={
              <LinkButton href="/dossiers/nouveau" look="secondary" icon="plus">
                {t(c, 'dossiers.caseload.new')}
              </LinkButton>
            }
          >
            {t(c, 'dossiers.search.noneHelp')}
          </EmptyState>
        </div>
      </Panel>
    );
  }
  const found = t(c, 'dossiers.search.found', { count: people.length, query });
  return (
    <Panel
      flush
      title={<span role="status">{found}</span>}
      footer={<span class="ec-mute">{t(c, 'dossiers.search.charged')}</span>}
    >
      <CaseloadTable c={c} people={people} cells={cells} caption={found} />
    </Panel>
  );
}
