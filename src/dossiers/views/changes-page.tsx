import type { Field } from '../../gate/index.ts';
import {
  type AppContext,
  Button,
  capitalise,
  Effect,
  EmptyState,
  formatDateTime,
  type Lang,
  Notice,
  Page,
  PageHead,
  Panel,
  Table,
  Tag,
  t,
} from '../../ui/index.ts';
import type { BeneficiaryRef } from '../../vault/index.ts';
import type { Changes, PresentValue, ReplacedValue, Writer } from '../find-changes.ts';
import { Touch } from './touch.tsx';

interface Props {
  c: AppContext;
  lang: Lang;
  person: BeneficiaryRef;
  name: string;
  changes: Changes;
  /** A value was just put back. */
  done: boolean;
}

/** Who wrote which protected value, when; those that were replaced, and a button that puts one back. No value is shown. */
export function ChangesPage(props: Props) {
  const { c, person, name, changes, done } = props;
  const title = t(c, 'dossiers.changes.title', { name });
  return (
    <Page
      c={c}
      title={title}
      nav="portefeuille"
      breadcrumbs={[
        { label: t(c, 'dossiers.caseload.title'), href: '/portefeuille' },
        { label: name, href: `/dossiers/${person}` },
        { label: t(c, 'dossiers.changes.crumb') },
      ]}
    >
      <PageHead title={title} lead={t(c, 'dossiers.changes.lead')} />
      <div class="ec-stack">
        {done ? (
          <Notice color="success" status>
            <p>{t(c, 'dossiers.changes.done')}</p>
          </Notice>
        ) : null}
        <div class="ec-grid" data-cols="2-1">
          <Panel id="avant" title={t(c, 'dossiers.changes.before')} flush={changes.before.length > 0}>
            {changes.before.length === 0 ? (
              <EmptyState title={t(c, 'dossiers.changes.none')} />
            ) : (
              <BeforeTable {...props} />
            )}
          </Panel>
          <div class="ec-stack">
            {changes.before.length > 0 ? (
              <Panel title={t(c, 'dossiers.changes.how')}>
                <Touch c={c} back={`/dossiers/${person}/modifications`} text="dossiers.changes.touch" />
                <Effect
                  c={c}
                  what={t(c, 'dossiers.changes.effect')}
                  who={t(c, 'dossiers.changes.who', { name })}
                  undo={t(c, 'dossiers.changes.undo')}
                />
              </Panel>
            ) : null}
            <Panel id="actuelles" title={t(c, 'dossiers.changes.now')}>
              <NowList {...props} />
            </Panel>
          </div>
        </div>
      </div>
    </Page>
  );
}

const labelOf = (c: AppContext, fields: readonly Field[]): string =>
  capitalise(fields.map((field) => t(c, `dossiers.fields.${field}`)).join(', '));

/** « vous », a name, or that an import wrote it. */
function byOf(c: AppContext, by: Writer): string {
  if (by.me) return t(c, 'dossiers.changes.byYou');
  return by.name ? t(c, 'dossiers.changes.byOther', { name: by.name }) : t(c, 'dossiers.changes.byImport');
}

function BeforeTable({ c, lang, person, changes }: Props) {
  const line = (at: Date, by: Writer) => `${formatDateTime(lang, at)}, ${byOf(c, by)}`;
  return (
    <Table
      caption={t(c, 'dossiers.changes.before')}
      columns={[
        { label: t(c, 'dossiers.changes.col.value') },
        { label: t(c, 'dossiers.changes.col.written') },
        { label: t(c, 'dossiers.changes.col.replaced') },
        { label: t(c, 'dossiers.changes.col.act'), hidden: true },
      ]}
      rows={changes.before.map((row) => ({
        cells: [
          labelOf(c, row.fields),
          line(row.writtenAt, row.writtenBy),
          line(row.at, row.by),
          <Restore c={c} person={person} row={row} label={labelOf(c, row.fields)} />,
        ],
      }))}
    />
  );
}

interface RestoreProps {
  c: AppContext;
  person: BeneficiaryRef;
  row: ReplacedValue;
  label: string;
}

function Restore({ c, person, row, label }: RestoreProps) {
  if (row.restoredAt) {
    return (
      <Tag color="neutral" dot="square">
        {t(c, 'dossiers.changes.restored')}
      </Tag>
    );
  }
  return (
    <form method="post" action={`/dossiers/${person}/modifications`}>
      <input type="hidden" name="value" value={row.id} />
      <Button look="secondary">
        {t(c, 'dossiers.changes.restore')}
        <span class="ds-sr-only"> : {label}</span>
      </Button>
    </form>
  );
}

function NowList({ c, lang, changes }: Props) {
  if (changes.now.length === 0) return <p class="ec-s">{t(c, 'dossiers.changes.noValue')}</p>;
  return (
    <ul class="ec-list ec-s">
      {changes.now.map((row: PresentValue) => (
        <li>
          <span>
            {labelOf(c, [row.field])}
            <small>{`${formatDateTime(lang, row.at)}, ${byOf(c, row.by)}`}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}
