import { type AppContext, formatNumber, langOf, Panel, t } from '../../ui/index.ts';
import type { WorstCase } from '../find-worst-cases.ts';
import { adviceFor } from '../sort-worst-cases.ts';

/** The three changes that lower a number most, each computed by the functions that enforce it; a setting once. */
export function BestAdvice({ c, accounts }: { c: AppContext; accounts: readonly WorstCase[] }) {
  const best = accounts
    .flatMap((one) => {
      const advice = adviceFor(one);
      return advice === null ? [] : [{ one, advice }];
    })
    .sort((a, b) => b.advice.people - a.advice.people)
    .filter(
      ({ advice }, at, all) =>
        advice.kind !== 'fewer' || all.findIndex((x) => x.advice.kind === 'fewer') === at,
    )
    .slice(0, 3);
  return (
    <Panel title={t(c, 'supervision.best.title')} tone="water">
      {best.length === 0 ? (
        <p class="ec-s ec-mute">{t(c, 'supervision.best.none')}</p>
      ) : (
        <ol class="ec-list ec-s">
          {best.map(({ one, advice }) => (
            <li>
              <span>
                <strong>{t(c, `supervision.worst.advice.${advice.kind}`)}</strong>
                <small>
                  <a href={`/comptes/${one.id}`}>{one.name}</a>
                </small>
              </span>
              <b>−{formatNumber(langOf(c), advice.people)}</b>
            </li>
          ))}
        </ol>
      )}
      <p class="ec-xs ec-mute">{t(c, 'supervision.best.note')}</p>
    </Panel>
  );
}
