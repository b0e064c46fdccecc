import { type AppContext, findText, formatDateTime, langOf, Tag, t } from '../../ui/index.ts';
import type { AccountRow } from '../incident.ts';

/** Accounts as boxes to tick: who it is, where, since when, and whether it is frozen. */
export function AccountChoice({
  c,
  legend,
  accounts,
  chosen,
  prefix,
}: {
  c: AppContext;
  legend: string;
  accounts: readonly AccountRow[];
  chosen: ReadonlySet<string>;
  prefix: string;
}) {
  return (
    <fieldset class="ec-set">
      <legend>{legend}</legend>
      {accounts.map((one) => (
        <div class="ds-field">
          <input
            class="ds-input"
            type="checkbox"
            id={`${prefix}-${one.id}`}
            name="compte"
            value={one.id}
            checked={chosen.has(one.id)}
          />
          <label class="ds-label" for={`${prefix}-${one.id}`}>
            {one.name ?? `n° ${one.id}`}
            <span class="ec-sub">
              {t(c, 'incidents.open.role', {
                role: findText(c, `common.role.${one.role}`) ?? one.role,
                structure: one.structure,
              })}
              {`, ${formatDateTime(langOf(c), new Date(one.createdAt))}`}
            </span>
            {one.state === 'active' ? null : (
              <Tag color="neutral" dot="square">
                {findText(c, `accounts.state.${one.state}`) ?? one.state}
              </Tag>
            )}
          </label>
        </div>
      ))}
    </fieldset>
  );
}
