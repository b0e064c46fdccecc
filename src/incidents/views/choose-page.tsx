import {
  type AppContext,
  Button,
  Effect,
  ErrorSummary,
  type FieldError,
  Page,
  PageHead,
  Panel,
  t,
} from '../../ui/index.ts';
import type { AccountRow, Choices, IncidentFile } from '../incident.ts';
import type { Summed } from '../sum-exposure.ts';
import { AccountsGraph } from './accounts-graph.tsx';
import { ChoiceFields, type Draft } from './choice-fields.tsx';
import { ExerciseBanner } from './exercise-banner.tsx';
import { Figures } from './figures.tsx';
import { MomentsChart } from './moments-chart.tsx';
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
            <ChoiceFields
              c={c}
              choices={choices}
              draft={draft}
              errors={errors}
              legend={t(c, 'incidents.choose.chosen')}
            />
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
