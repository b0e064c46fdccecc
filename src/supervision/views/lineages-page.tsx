import {
  type AppContext,
  EmptyState,
  findText,
  formatNumber,
  langOf,
  Page,
  PageHead,
  Panel,
  Table,
  Tag,
  t,
} from '../../ui/index.ts';
import type { Lineage } from '../find-lineages.ts';

/** `/filiation`: every account in one's charge, who asked for it and who approved it. */
export function LineagesPage({ c, accounts }: { c: AppContext; accounts: readonly Lineage[] }) {
  const title = t(c, 'supervision.lineages.title');
  const operator = t(c, 'supervision.family.operator');
  return (
    <Page c={c} title={title} nav="filiation">
      <PageHead title={title} lead={t(c, 'supervision.family.lead')} />
      <Panel title={t(c, 'supervision.lineages.all')} flush>
        {accounts.length === 0 ? (
          <EmptyState title={t(c, 'supervision.worst.empty')} />
        ) : (
          <Table
            kind="compact"
            caption={t(c, 'supervision.lineages.caption')}
            captionShown
            columns={[
              { label: t(c, 'supervision.family.col.account') },
              { label: t(c, 'supervision.worst.structure'), phone: 'bare' },
              { label: t(c, 'supervision.family.col.asked'), phone: 'inline' },
              { label: t(c, 'supervision.family.col.approved'), phone: 'inline' },
              { label: t(c, 'supervision.lineages.descendants'), num: true, phone: 'inline' },
              { label: t(c, 'supervision.lineages.state'), phone: 'lead' },
            ]}
            rows={accounts.map((one) => ({
              cells: [
                <>
                  <a href={`/filiation/${one.id}`}>{one.name}</a>
                  <span class="ec-sub">{findText(c, `accounts.role.${one.role}`)}</span>
                </>,
                one.structureName,
                one.requestedBy ?? operator,
                one.approvedBy ?? operator,
                formatNumber(langOf(c), one.descendants),
                <Tag
                  color={one.state === 'active' ? 'success' : one.state === 'frozen' ? 'danger' : 'neutral'}
                  dot={one.state === 'active' ? 'disc' : 'square'}
                >
                  {findText(c, `accounts.state.${one.state}`)}
                </Tag>,
              ],
            }))}
          />
        )}
      </Panel>
    </Page>
  );
}
