import type { Child } from 'hono/jsx';
import { type AppContext, formatDateTime, formatNumber, langOf, t } from '../../ui/index.ts';
import type { IncidentFile } from '../incident.ts';
import type { Summed } from '../sum-exposure.ts';

/** Four figures: people exposed, the worst case that was announced, refusals, identifiers and documents seen. */
export function Figures({ c, file, sum }: { c: AppContext; file: IncidentFile; sum: Summed }) {
  const lang = langOf(c);
  const n = (value: number) => formatNumber(lang, value);
  const worst = file.accounts.map((one) => one.worst).filter((one) => one !== null);
  const sensitive = sum.fields
    .filter((one) => ['nir', 'birthDate', 'franceTravailId', 'document'].includes(one.word))
    .reduce((most, one) => Math.max(most, one.people), 0);
  const part = file.dossiers === 0 ? 0 : Math.round((1000 * sum.people) / file.dossiers) / 10;
  return (
    <dl class="ec-kpis">
      <Figure
        label={t(c, 'incidents.measure.exposed')}
        value={n(sum.people)}
        more={t(c, 'incidents.measure.share', { dossiers: n(file.dossiers), part: n(part) })}
      />
      <Figure
        label={t(c, 'incidents.measure.worst')}
        value={worst.length === 0 ? '–' : n(worst.reduce((all, one) => all + one, 0))}
        more={t(c, worst.length === 0 ? 'incidents.measure.worstNone' : 'incidents.measure.worstMore')}
      />
      <Figure
        label={t(c, 'incidents.measure.refused')}
        value={n(sum.refusals)}
        more={
          sum.firstRefusalAt === null
            ? t(c, 'incidents.measure.refusedNone')
            : t(c, 'incidents.measure.refusedMore', {
                at: formatDateTime(lang, new Date(sum.firstRefusalAt)),
              })
        }
      />
      <Figure
        label={t(c, 'incidents.measure.sensitive')}
        value={n(sensitive)}
        more={t(c, 'incidents.measure.sensitiveMore')}
      />
    </dl>
  );
}

function Figure({ label, value, more }: { label: string; value: string; more: Child }) {
  return (
    <div class="ec-kpi">
      <dt>{label}</dt>
      <dd>{value}</dd>
      <dd class="ec-kpi__more">{more}</dd>
    </div>
  );
}
