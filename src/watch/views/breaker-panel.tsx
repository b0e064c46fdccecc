import {
  type AppContext,
  Button,
  Effect,
  Field,
  formatDateTime,
  LinkButton,
  langOf,
  Panel,
  Select,
  t,
} from '../../ui/index.ts';
import { BREAK_REASONS } from '../act-on-alert.ts';
import type { Breaker } from '../find-alerts.ts';

/** What is cut off now, who did it, and the way back. */
export function BrokenCircuits({ c, breakers }: { c: AppContext; breakers: readonly Breaker[] }) {
  return (
    <>
      {breakers.map((one) => {
        const where = one.structure ?? t(c, 'watch.breaker.instance');
        return (
          <Panel title={t(c, 'watch.breaker.broken', { where })} tone="danger">
            <div class="ec-stack" data-gap="s">
              <p>
                {t(c, 'watch.breaker.since', {
                  at: formatDateTime(langOf(c), new Date(one.at)),
                  name: one.by ?? '—',
                  why: t(c, `watch.breaker.reason.${reasonOf(one.why)}`).toLocaleLowerCase(langOf(c)),
                })}
              </p>
              {one.request !== null ? (
                <div class="ec-row">
                  <p>{t(c, 'watch.breaker.waiting')}</p>
                  <LinkButton href={`/demandes/${one.request}`} look="secondary" compact>
                    {t(c, 'watch.breaker.see')}
                  </LinkButton>
                </div>
              ) : one.mayLift ? (
                <form class="ec-stack" data-gap="s" method="post" action="/disjoncteur/retablir">
                  <input type="hidden" name="structure" value={one.structureId} />
                  <Field
                    c={c}
                    id={`retablir-${one.structureId}`}
                    name="why"
                    label={t(c, 'watch.breaker.liftWhy')}
                    maxlength={500}
                    required
                  />
                  <div>
                    <Button look="secondary" label={`${t(c, 'watch.breaker.lift')} : ${where}`}>
                      {t(c, 'watch.breaker.lift')}
                    </Button>
                  </div>
                </form>
              ) : null}
            </div>
          </Panel>
        );
      })}
    </>
  );
}

interface BreakProps {
  c: AppContext;
  /** Where the reader may break, by number; '0' for the instance. */
  places: readonly { id: string; name: string }[];
  /** Where to come back to, on this site. */
  back: string;
}

/** The three lines, where, why, and the button. Nothing for whoever may not. */
export function BreakPanel({ c, places, back }: BreakProps) {
  if (places.length === 0) return null;
  return (
    <Panel title={t(c, 'watch.breaker.title')} id="disjoncteur">
      <details class="ec-more">
        <summary>{t(c, 'watch.breaker.lead')}</summary>
        <form class="ec-stack" data-gap="s" method="post" action="/disjoncteur/couper">
          <input type="hidden" name="retour" value={back} />
          <Effect
            c={c}
            what={t(c, 'watch.breaker.what')}
            who={t(c, 'watch.breaker.who')}
            undo={t(c, 'watch.breaker.undo')}
          />
          <Select
            c={c}
            id="structure"
            label={t(c, 'watch.breaker.where')}
            options={places.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Select
            c={c}
            id="motif-coupure"
            name="why"
            label={t(c, 'watch.breaker.why')}
            options={BREAK_REASONS.map((why) => ({ value: why, label: t(c, `watch.breaker.reason.${why}`) }))}
          />
          <p class="ec-s ec-mute">{t(c, 'watch.breaker.touch')}</p>
          <Button look="danger">{t(c, 'watch.breaker.button')}</Button>
        </form>
      </details>
    </Panel>
  );
}

function reasonOf(why: string): (typeof BREAK_REASONS)[number] {
  return BREAK_REASONS.find((one) => one === why) ?? 'other';
}
