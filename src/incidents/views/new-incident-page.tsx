import {
  type AppContext,
  Button,
  Effect,
  ErrorSummary,
  Field,
  type FieldError,
  formatDateTime,
  langOf,
  Page,
  PageHead,
  Panel,
  Select,
  t,
} from '../../ui/index.ts';
import type { Choices } from '../incident.ts';
import { AccountChoice } from './account-choice.tsx';

/** What was typed, or is proposed: fields as a form has them. */
export interface Draft {
  title: string;
  knownAt: string;
  from: string;
  to: string;
  accounts: readonly string[];
  exercise: boolean;
  alert: string | null;
}

interface Props {
  c: AppContext;
  choices: Choices;
  draft: Draft;
  errors: readonly FieldError[];
}

/** `/incidents/nouveau`: from an alert, from a lineage, or from nothing. */
export function NewIncidentPage({ c, choices, draft, errors }: Props) {
  const title = t(c, 'incidents.open.title');
  const chosen = new Set(draft.accounts);
  const errorOf = (id: string) => errors.find((one) => one.id === id)?.message ?? null;
  const home = choices.structures.find((one) => one.id === choices.structure);
  return (
    <Page
      c={c}
      title={errors.length > 0 ? t(c, 'common.errors.titlePrefix', { title }) : title}
      nav="incidents"
      breadcrumbs={[{ label: t(c, 'incidents.list.title'), href: '/incidents' }, { label: title }]}
    >
      <PageHead title={title} lead={t(c, 'incidents.open.lead')} />
      <div class="ec-stack">
        <ErrorSummary c={c} errors={errors} />
        <div class="ec-grid" data-cols="2-1">
          <Panel label={title}>
            <form class="ec-stack" method="post" action="/incidents/nouveau" id="ouvrir">
              {choices.alert ? (
                <p>
                  {t(c, 'incidents.open.fromAlert', {
                    id: choices.alert.id,
                    at: formatDateTime(langOf(c), new Date(choices.alert.at)),
                  })}
                </p>
              ) : null}
              {draft.alert === null ? null : <input type="hidden" name="alerte" value={draft.alert} />}
              <Field
                c={c}
                id="titre"
                label={t(c, 'incidents.open.what')}
                help={t(c, 'incidents.open.whatHelp')}
                value={draft.title}
                maxlength={200}
                required
                error={errorOf('titre')}
              />
              <Field
                c={c}
                id="connu"
                type="datetime-local"
                label={t(c, 'incidents.open.known')}
                help={t(c, 'incidents.open.knownHelp')}
                value={draft.knownAt}
                required
                error={errorOf('connu')}
              />
              <WindowFields c={c} from={draft.from} to={draft.to} error={errorOf('du')} />
              {errorOf('comptes') ? (
                <p class="ds-validation-message" id="comptes" data-field="validation">
                  {errorOf('comptes')}
                </p>
              ) : null}
              {choices.proposed.length > 0 ? (
                <AccountChoice
                  c={c}
                  legend={t(c, 'incidents.open.proposed')}
                  accounts={choices.proposed}
                  chosen={chosen}
                  prefix="propose"
                />
              ) : (
                <p class="ec-s ec-mute">{t(c, 'incidents.open.none')}</p>
              )}
              <details open={choices.proposed.length === 0}>
                <summary>{t(c, 'incidents.open.others', { structure: home?.name ?? '' })}</summary>
                <AccountChoice
                  c={c}
                  legend={t(c, 'incidents.open.accounts')}
                  accounts={choices.others}
                  chosen={chosen}
                  prefix="autre"
                />
              </details>
              <div class="ds-field">
                <input
                  class="ds-input"
                  type="checkbox"
                  id="exercice"
                  name="exercice"
                  value="oui"
                  checked={draft.exercise}
                />
                <label class="ds-label" for="exercice">
                  {t(c, 'incidents.open.exercise')}
                  <span class="ec-sub">{t(c, 'incidents.open.exerciseHelp')}</span>
                </label>
              </div>
              <Effect
                c={c}
                what={t(c, 'incidents.open.effect.what')}
                who={t(c, 'incidents.open.effect.who')}
                undo={t(c, 'incidents.open.effect.undo')}
              />
              <Button look="main">{t(c, 'incidents.open.submit')}</Button>
            </form>
          </Panel>
          <Panel title={t(c, 'incidents.open.elsewhere')}>
            <form class="ec-stack" data-gap="s" method="get" action="/incidents/nouveau">
              {draft.alert === null ? null : <input type="hidden" name="alerte" value={draft.alert} />}
              {draft.accounts.map((id) => (
                <input type="hidden" name="compte" value={id} />
              ))}
              <Select
                c={c}
                id="structure"
                label={t(c, 'incidents.measure.col.structure')}
                value={choices.structure ?? ''}
                options={choices.structures.map((one) => ({ value: one.id, label: one.name }))}
              />
              <Button look="secondary">{t(c, 'incidents.open.show')}</Button>
            </form>
          </Panel>
        </div>
      </div>
    </Page>
  );
}

/** The window, in Paris time: from included, to not. */
export function WindowFields({
  c,
  from,
  to,
  error,
}: {
  c: AppContext;
  from: string;
  to: string;
  error: string | null;
}) {
  return (
    <div>
      <div class="ec-grid" data-cols="1-1">
        <Field
          c={c}
          id="du"
          type="datetime-local"
          label={t(c, 'incidents.open.from')}
          value={from}
          required
          error={error}
        />
        <Field c={c} id="au" type="datetime-local" label={t(c, 'incidents.open.to')} value={to} required />
      </div>
      <p class="ec-s ec-mute">{t(c, 'incidents.open.windowHelp')}</p>
    </div>
  );
}
