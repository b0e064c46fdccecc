import {
  type AppContext,
  Button,
  Effect,
  ErrorSummary,
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
import { ChoiceFields, type Draft } from './choice-fields.tsx';

interface Props {
  c: AppContext;
  choices: Choices;
  draft: Draft;
  errors: readonly FieldError[];
}

/** `/incidents/nouveau`: from an alert, from a lineage, or from nothing. */
export function NewIncidentPage({ c, choices, draft, errors }: Props) {
  const title = t(c, 'incidents.open.title');
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
              <ChoiceFields
                c={c}
                choices={choices}
                draft={draft}
                errors={errors}
                legend={t(c, 'incidents.open.proposed')}
                titleHelp={t(c, 'incidents.open.whatHelp')}
              />
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
