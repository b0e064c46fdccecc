import { type AppContext, type Row, Table, Tag, t } from '../../ui/index.ts';
import type { BeneficiaryRef, RevealedPerson } from '../../vault/index.ts';
import type { ReferralCell } from '../deps.ts';
import type { CaseloadOrder } from '../list-caseload.ts';
import { ageThisYear, daysWithoutNews, fullName, lastContact, quietDays, situationLine } from '../people.ts';

interface CaseloadTableProps {
  c: AppContext;
  people: readonly RevealedPerson[];
  cells: ReadonlyMap<string, ReferralCell>;
  caption?: string;
  order?: CaseloadOrder;
  /** The same people in the other order. */
  otherHref?: string;
}

/** People of mine as rows (records on a phone). The copper bar marks those for whom an act of mine is awaited. */
export function CaseloadTable(props: CaseloadTableProps) {
  const { c, people, cells, order = 'latest', otherHref } = props;
  return (
    <Table
      kind="compact"
      caption={props.caption ?? t(c, `dossiers.caseload.caption.${order}`)}
      columns={[
        { label: t(c, 'dossiers.caseload.col.name') },
        {
          label: t(c, 'dossiers.caseload.col.age'),
          short: t(c, 'dossiers.caseload.col.ageShort'),
          phone: 'bare',
        },
        { label: t(c, 'dossiers.caseload.col.situation'), phone: 'bare' },
        {
          label: t(c, 'dossiers.caseload.col.lastContact'),
          sorted: order === 'latest' ? 'descending' : 'ascending',
          sortHref: otherHref,
          phone: 'inline',
        },
        {
          label: t(c, 'dossiers.caseload.col.referral'),
          short: t(c, 'dossiers.caseload.col.referralShort'),
          phone: 'lead',
        },
        { label: t(c, 'dossiers.caseload.col.next'), phone: 'inline' },
      ]}
      rows={people.map((person) => personRow(c, person, cells.get(person.ref)))}
    />
  );
}

function personRow(c: AppContext, person: RevealedPerson, cell: ReferralCell | undefined): Row {
  const age = ageThisYear(person.values);
  return {
    mark: cell?.waiting ?? false,
    cells: [
      <a href={`/dossiers/${person.ref satisfies BeneficiaryRef}`}>{fullName(person.values)}</a>,
      <span class="ec-nw">{age === null ? '—' : t(c, 'dossiers.caseload.age', { age })}</span>,
      situation(c, person),
      lastContact(c, person.meta),
      cell?.state ?? <Tag color="neutral">{t(c, 'dossiers.caseload.noReferral')}</Tag>,
      cell?.next ?? quiet(c, person),
    ],
  };
}

function situation(c: AppContext, person: RevealedPerson) {
  if (person.meta.status !== 'active') {
    return <Tag color="neutral">{t(c, `dossiers.status.${person.meta.status}`)}</Tag>;
  }
  return situationLine(person.values) || t(c, 'common.unknown');
}

function quiet(c: AppContext, person: RevealedPerson) {
  const days = daysWithoutNews(person.meta);
  if (person.meta.status !== 'active' || days === null || days <= quietDays)
    return <span class="ec-wide">—</span>;
  return t(c, 'dossiers.caseload.quietSince', { count: days });
}
