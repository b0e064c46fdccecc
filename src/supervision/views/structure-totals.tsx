import { type AppContext, formatNumber, langOf, Panel, Table, t } from '../../ui/index.ts';
import type { StructureTotal } from '../sum-structures.ts';

/**
 * Each structure were all its accounts stolen at once, and all of them together. When not all accounts are shown
 * (`cut`) their sum bounds nothing: then the dossiers and the budget do.
 */
export function StructureTotals({
  c,
  totals,
  cut,
}: {
  c: AppContext;
  totals: readonly StructureTotal[];
  cut: boolean;
}) {
  const n = (value: number) => formatNumber(langOf(c), value);
  // An organisation's people are counted where their dossiers are.
  const all = (of: (one: StructureTotal) => number) =>
    n(totals.reduce((sum, one) => sum + (one.provider ? 0 : of(one)), 0));
  const rows = totals.map((one) => ({
    cells: [
      <a href={`/pire-cas?structure=${one.id}`}>{one.name}</a>,
      <strong>{cut ? n(Math.min(one.people, one.bound)) : n(one.total)}</strong>,
      n(one.people),
      n(one.bound),
      n(one.accounts),
    ],
  }));
  return (
    <Panel title={t(c, 'supervision.totals.title')} flush>
      <Table
        kind="compact"
        caption={t(c, 'supervision.totals.caption')}
        captionShown
        columns={[
          { label: t(c, 'supervision.worst.structure') },
          { label: t(c, 'supervision.totals.people'), num: true, phone: 'lead' },
          { label: t(c, 'supervision.totals.files'), num: true, phone: 'inline' },
          { label: t(c, 'supervision.totals.bound'), num: true, phone: 'inline' },
          { label: t(c, 'supervision.worst.kpi.active'), num: true, phone: 'inline' },
        ]}
        rows={[
          ...rows,
          {
            cells: [
              <strong>{t(c, 'supervision.totals.all')}</strong>,
              <strong>{all((one) => (cut ? Math.min(one.people, one.bound) : one.total))}</strong>,
              all((one) => one.people),
              all((one) => one.bound),
              all((one) => one.accounts),
            ],
          },
        ]}
      />
    </Panel>
  );
}
