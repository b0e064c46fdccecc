import {
  type AppContext,
  findText,
  formatDateTime,
  LinkButton,
  langOf,
  Panel,
  Table,
  Tag,
  t,
} from '../../ui/index.ts';
import type { IncidentFile } from '../incident.ts';

/** Step 1: what each account can still do, and the way to its freeze. */
export function ContainPanel({ c, file }: { c: AppContext; file: IncidentFile }) {
  const lang = langOf(c);
  return (
    <Panel id="contenir" title={t(c, 'incidents.contain.title')} flush>
      <p class="ec-pad ec-s ec-mute">{t(c, 'incidents.contain.lead')}</p>
      <Table
        caption={t(c, 'incidents.contain.caption')}
        columns={[
          { label: t(c, 'incidents.contain.col.account') },
          { label: t(c, 'incidents.contain.col.created') },
          { label: t(c, 'incidents.contain.col.now') },
          { label: t(c, 'incidents.contain.col.act'), hidden: true },
        ]}
        rows={file.accounts.map((one) => ({
          mark: one.state === 'active' ? 'danger' : undefined,
          cells: [
            <>
              <a href={`/filiation/${one.id}`}>{one.name ?? `n° ${one.id}`}</a>
              <span class="ec-sub">
                {t(c, 'incidents.open.role', {
                  role: findText(c, `common.role.${one.role}`) ?? one.role,
                  structure: one.structure,
                })}
              </span>
            </>,
            formatDateTime(lang, new Date(one.createdAt)),
            <>
              <Tag
                color={one.state === 'active' ? 'danger' : 'success'}
                dot={one.state === 'active' ? 'square' : 'disc'}
              >
                {one.state === 'active'
                  ? t(c, 'incidents.contain.active')
                  : (findText(c, `accounts.state.${one.state}`) ?? one.state)}
              </Tag>
              <span class="ec-sub">
                {one.frozenAt
                  ? t(c, 'incidents.contain.frozen', { at: formatDateTime(lang, new Date(one.frozenAt)) })
                  : t(c, 'incidents.contain.sessions', { count: one.sessions })}
              </span>
            </>,
            one.state === 'active' ? (
              <LinkButton href={`/filiation/${one.id}`} look="danger" compact>
                {t(c, 'incidents.contain.freeze')}
              </LinkButton>
            ) : null,
          ],
        }))}
      />
    </Panel>
  );
}
