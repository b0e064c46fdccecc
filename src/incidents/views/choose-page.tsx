import {
  type AppContext,
  Button,
  Effect,
  ErrorSummary,
  Field,
  type FieldError,
  Page,
  PageHead,
  Panel,
  t,
} from '../../ui/index.ts';
import type { AccountRow, Choices, IncidentFile } from '../incident.ts';
import type { Summed } from '../sum-exposure.ts';
import { AccountChoice } from './account-choice.tsx';
import { AccountsGraph } from './accounts-graph.tsx';
import { ExerciseBanner } from './exercise-banner.tsx';
import { Figures } from './figures.tsx';
import { MomentsChart } from './moments-chart.tsx';
import type { Draft } from './new-incident-page.tsx';
import { WindowFields } from './new-incident-page.tsx';
import { SeenTable } from './seen-table.tsx';

interface Props {
  c: AppContext;
  file: IncidentFile;
  choices: Choices;
  draft: Draft;
  sum: Summed | null;
  /** Those of the choice, in its order. */
  accounts: readonly AccountRow[];
  window: { from: Date; to: Date };
  errors: readonly FieldError[];
}

/** `/incidents/:id/mesure`: another choice of accounts and window, computed at once; kept only on demand. */
export function ChoosePage({ c, file, choices, draft, sum, accounts, window, errors }: Props) {
  const { id, label, exercise, state } = file.incident;
  const title = t(c, 'incidents.choose.title');
  const chosen = new Set(draft.accounts);
  const errorOf = (field: string) => errors.find((one) => one.id === field)?.message ?? null;
  const home = choices.structures.find((one) => one.id === choices.structure);
  return (
    <Page
      c={c}
      title={`${title}, ${t(c, 'incidents.view.title', { label })}`}
      nav="incidents"
      breadcrumbs={[
        { label: t(c, 'incidents.list.title'), href: '/incidents' },
        { label, href: `/incidents/${id}` },
        { label: title },
      ]}
    >
      <PageHead title={title} lead={t(c, 'incidents.choose.lead')} />
      <div class="ec-stack">
        <ErrorSummary c={c} errors={errors} />
        <ExerciseBanner c={c} exercise={exercise} />
        <Panel label={title}>
          <form class="ec-stack" method="get" action={`/incidents/${id}/mesure`}>
            <Field
              c={c}
              id="titre"
              label={t(c, 'incidents.open.what')}
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
            <AccountChoice
              c={c}
              legend={t(c, 'incidents.choose.chosen')}
              accounts={choices.proposed}
              chosen={chosen}
              prefix="propose"
            />
            <details>
              <summary>{t(c, 'incidents.open.others', { structure: home?.name ?? '' })}</summary>
              <AccountChoice
                c={c}
                legend={t(c, 'incidents.open.accounts')}
                accounts={choices.others}
                chosen={chosen}
                prefix="autre"
              />
            </details>
            <div class="ec-row">
              <Button look="secondary">{t(c, 'incidents.choose.recompute')}</Button>
            </div>
            {state === 'open' ? (
              <>
                <Effect
                  c={c}
                  what={t(c, 'incidents.choose.kept')}
                  who={t(c, 'incidents.measure.fix.who')}
                  undo={t(c, 'incidents.choose.undo')}
                />
                <div class="ec-row">
                  <button
                    class="ds-button"
                    type="submit"
                    formmethod="post"
                    formaction={`/incidents/${id}/mesure`}
                  >
                    {t(c, 'incidents.choose.keep')}
                  </button>
                </div>
              </>
            ) : null}
          </form>
        </Panel>
        {sum === null ? null : (
          <>
            <Figures c={c} file={{ ...file, accounts: [...accounts] }} sum={sum} />
            <div class="ec-grid" data-cols="1-1" data-fill>
              <SeenTable c={c} sum={sum} from={window.from} to={window.to} />
              <div class="ec-stack">
                <MomentsChart c={c} sum={sum} frozenAt={null} />
                <AccountsGraph c={c} sum={sum} accounts={accounts} />
              </div>
            </div>
          </>
        )}
      </div>
    </Page>
  );
}
