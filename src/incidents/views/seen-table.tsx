import { type AppContext, formatDateTime, formatNumber, langOf, Panel, Table, t } from '../../ui/index.ts';
import { sayField } from '../documents/say-field.ts';
import type { IncidentFile } from '../incident.ts';
import type { Summed } from '../sum-exposure.ts';
import { MinorsLine } from './minors-line.tsx';

interface Props {
  c: AppContext;
  sum: Summed;
  from: Date;
  to: Date;
  /** Of a list that is fixed, how many are minors; absent for a choice that is only tried. */
  file?: IncidentFile;
}

/** What was seen, field by field, then structure by structure; what was not seen says 0. */
export function SeenTable({ c, sum, from, to, file }: Props) {
  const lang = langOf(c);
  const seen = new Set(sum.fields.map((one) => one.word));
  const rows = [
    ...sum.fields,
    ...SENSITIVE.filter((word) => !seen.has(word)).map((word) => ({ word, people: 0 })),
  ];
  return (
    <Panel title={t(c, 'incidents.measure.seen')} flush>
      <Table
        caption={t(c, 'incidents.measure.seenCaption', {
          from: formatDateTime(lang, from),
          to: formatDateTime(lang, to),
        })}
        captionShown
        columns={columns(c, t(c, 'incidents.measure.col.data'))}
        rows={rows.map((one) => row(c, sayField(c, one.word), one.people, sum.people))}
      />
      {sum.structures.length > 1 ? (
        <details class="ec-pad">
          <summary>{t(c, 'incidents.measure.structures')}</summary>
          <Table
            caption={t(c, 'incidents.measure.structures')}
            columns={columns(c, t(c, 'incidents.measure.col.structure'))}
            rows={sum.structures.map((one) => row(c, one.name, one.people, sum.people))}
          />
        </details>
      ) : null}
      <footer class="ec-s ec-mute">
        {sum.canaries > 0 ? <p>{t(c, 'incidents.measure.canaries', { count: sum.canaries })}</p> : null}
        {file ? <MinorsLine c={c} file={file} /> : null}
      </footer>
    </Panel>
  );
}

/** Whoever reads must see that these were looked for, and not found. */
const SENSITIVE = ['phone', 'email', 'address', 'birthDate', 'nir', 'franceTravailId', 'document'];

const columns = (c: AppContext, label: string) => [
  { label },
  { label: t(c, 'incidents.measure.col.people'), num: true },
  { label: t(c, 'incidents.measure.col.part') },
];

function row(c: AppContext, label: string, people: number, all: number) {
  const part = all === 0 ? 0 : Math.round((1000 * people) / all) / 10;
  return {
    cells: [
      label,
      <strong>{formatNumber(langOf(c), people)}</strong>,
      <svg class="ec-svg ec-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <path class="bg" d="M0 0h100v10H0z" />
        <path class="red" d={`M0 0h${part}v10H0z`} />
      </svg>,
    ],
  };
}
