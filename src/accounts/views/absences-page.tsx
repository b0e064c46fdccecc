import {
  type AppContext,
  Button,
  Effect,
  EmptyState,
  Field,
  formatDate,
  langOf,
  Notice,
  Page,
  PageHead,
  Panel,
  Select,
  Table,
  TextArea,
  t,
} from '../../ui/index.ts';
import type { Wish } from '../find-requests.ts';
import type { Form } from '../forms.ts';
import type { Colleague } from './widen-panel.tsx';

interface Props {
  c: AppContext;
  counsellors: readonly Colleague[];
  covers: readonly Wish[];
  values?: Form;
  problem?: string;
}

/** `/absences`: who stands in for whom, until when; and the wish for another cover. */
export function AbsencesPage({ c, counsellors, covers, values = {}, problem }: Props) {
  const title = t(c, 'accounts.absences.title');
  return (
    <Page c={c} title={title} nav="absences" errors={problem !== undefined}>
      <PageHead title={title} lead={t(c, 'accounts.absences.lead')} />
      <div class="ec-grid" data-cols="2-1">
        <Panel title={t(c, 'accounts.absences.current')} flush>
          {covers.length === 0 ? (
            <EmptyState title={t(c, 'accounts.absences.none')} />
          ) : (
            <CoverTable c={c} covers={covers} />
          )}
        </Panel>
        <Panel title={t(c, 'accounts.absences.new')}>
          <CoverForm c={c} counsellors={counsellors} values={values} problem={problem} />
        </Panel>
      </div>
    </Page>
  );
}

function CoverTable({ c, covers }: { c: AppContext; covers: readonly Wish[] }) {
  const lang = langOf(c);
  const day = (value: unknown, back: number) => formatDate(lang, new Date(Date.parse(String(value)) - back));
  return (
    <Table
      caption={t(c, 'accounts.absences.caption')}
      columns={[
        { label: t(c, 'accounts.absences.col.cover') },
        { label: t(c, 'accounts.absences.col.absent') },
        { label: t(c, 'accounts.absences.col.dates') },
        { label: t(c, 'accounts.absences.col.by') },
      ]}
      rows={covers.map((wish) => ({
        cells: [
          <a href={`/demandes/${wish.id}`}>{wish.accountName}</a>,
          wish.fromName ?? '—',
          t(c, 'accounts.absences.range', {
            from: day(wish.payload.from, 0),
            until: day(wish.payload.until, 1),
          }),
          wish.approverNames ?? '—',
        ],
      }))}
    />
  );
}

function CoverForm({ c, counsellors, values = {}, problem }: Omit<Props, 'covers'>) {
  // Nobody is chosen to begin with: the first two names of the list would be the same person.
  const options = [
    { value: '', label: t(c, 'accounts.absences.choose') },
    ...counsellors.map((one) => ({ value: one.id, label: one.name })),
  ];
  return (
    <form class="ec-stack" data-gap="s" method="post" action="/absences">
      {problem ? (
        <Notice color="danger" status>
          {problem}
        </Notice>
      ) : null}
      <Select
        c={c}
        id="absent"
        label={t(c, 'accounts.absences.absent')}
        value={values.absent}
        options={options}
        required
      />
      <Select
        c={c}
        id="cover"
        label={t(c, 'accounts.absences.cover')}
        value={values.cover}
        options={options}
        required
      />
      <Field
        c={c}
        id="from"
        type="date"
        label={t(c, 'accounts.absences.from')}
        value={values.from}
        required
      />
      <Field
        c={c}
        id="until"
        type="date"
        label={t(c, 'accounts.absences.until')}
        value={values.until}
        required
      />
      <TextArea
        c={c}
        id="why"
        label={t(c, 'accounts.absences.why')}
        help={t(c, 'accounts.invite.whyHelp')}
        value={values.why}
        rows={2}
        maxlength={500}
        required
      />
      <Effect
        c={c}
        what={t(c, 'accounts.absences.effect')}
        who={t(c, 'accounts.absences.who')}
        undo={t(c, 'accounts.absences.undo')}
      />
      <Button look="main" full>
        {t(c, 'accounts.absences.submit')}
      </Button>
    </form>
  );
}
