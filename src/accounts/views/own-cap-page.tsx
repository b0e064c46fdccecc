import type { Budget } from '../../gate/index.ts';
import {
  type AppContext,
  Button,
  Effect,
  EmptyState,
  formatDateTime,
  langOf,
  Notice,
  Page,
  PageHead,
  Panel,
  Table,
  Tag,
  TextArea,
  type TextKey,
  t,
} from '../../ui/index.ts';
import type { Wish } from '../find-requests.ts';
import type { Form } from '../forms.ts';
import { RaiseInputs } from './widen-panel.tsx';
import { wishEffect, wishState, wishTitle } from './words.ts';

interface Props {
  c: AppContext;
  budgets: readonly Budget[];
  /** Questions whether a dossier exists; null for a role that asks none. */
  questions: { used: number; cap: number } | null;
  wishes: readonly Wish[];
  done: TextKey | undefined;
  values: Form;
  problem: boolean;
}

/** `/mon-plafond`: what a larger cap would do, the wish for one, and what became of the last ones. */
export function OwnCapPage({ c, budgets, questions, wishes, done, values, problem }: Props) {
  const title = t(c, 'accounts.ownCap.title');
  return (
    <Page c={c} title={title} nav="mes-acces">
      <PageHead title={title} lead={t(c, 'accounts.ownCap.lead')} />
      <div class="ec-stack">
        {done ? (
          <Notice color="success" status>
            {t(c, done)}
          </Notice>
        ) : null}
        {problem ? <Notice color="danger">{t(c, 'accounts.ownCap.problem')}</Notice> : null}
        <div class="ec-grid" data-cols="2-1">
          <AskForm c={c} values={values} />
          <div class="ec-stack">
            <Caps c={c} budgets={budgets} questions={questions} />
            <Panel title={t(c, 'accounts.ownCap.effect')} tone="water">
              <Effect
                c={c}
                what={t(c, 'accounts.ownCap.what')}
                who={t(c, 'accounts.ownCap.who')}
                undo={t(c, 'accounts.ownCap.undo')}
              />
            </Panel>
          </div>
        </div>
        <Panel title={t(c, 'accounts.ownCap.mine')} flush>
          {wishes.length === 0 ? (
            <EmptyState title={t(c, 'accounts.ownCap.none')} />
          ) : (
            <OwnWishes c={c} wishes={wishes} />
          )}
        </Panel>
      </div>
    </Page>
  );
}

/** What the account may be shown and told in 24 hours, and what it has used: what whoever stole it could take at most. */
function Caps({ c, budgets, questions }: Pick<Props, 'c' | 'budgets' | 'questions'>) {
  const used = (one: { used: number; cap: number }) => t(c, 'dossiers.access.used', one);
  const items = budgets.map((one) => ({
    label: t(c, `dossiers.access.class.${one.class}`),
    value: used(one),
  }));
  if (questions) items.push({ label: t(c, 'accounts.ownCap.questions'), value: used(questions) });
  if (items.length === 0) return null;
  return (
    <Panel id="plafonds" title={t(c, 'accounts.ownCap.now')}>
      <ul class="ec-list ec-s">
        {items.map((one) => (
          <li>
            <span>{one.label}</span>
            <strong class="ec-nw">{one.value}</strong>
          </li>
        ))}
      </ul>
      <p class="ec-xs ec-mute">{t(c, 'accounts.ownCap.questionsHelp')}</p>
    </Panel>
  );
}

function AskForm({ c, values }: Pick<Props, 'c' | 'values'>) {
  return (
    <Panel title={t(c, 'accounts.ownCap.ask')}>
      <form class="ec-stack" data-gap="s" method="post" action="/mon-plafond">
        <RaiseInputs c={c} id={(name) => name} values={values} />
        <TextArea
          c={c}
          id="why"
          name="why"
          label={t(c, 'accounts.widen.why')}
          help={t(c, 'accounts.ownCap.whyHelp')}
          rows={2}
          maxlength={500}
          value={values.why}
          required
        />
        <div>
          <Button>{t(c, 'accounts.widen.submit')}</Button>
        </div>
      </form>
    </Panel>
  );
}

function OwnWishes({ c, wishes }: Pick<Props, 'c' | 'wishes'>) {
  return (
    <Table
      caption={t(c, 'accounts.ownCap.caption')}
      columns={[
        { label: t(c, 'accounts.requests.col.what') },
        { label: t(c, 'accounts.ownCap.asked') },
        { label: t(c, 'accounts.requests.col.decided') },
        { label: t(c, 'accounts.requests.col.state') },
      ]}
      rows={wishes.map((wish) => {
        const state = wishState(c, wish);
        const by = wish.approverNames ?? wish.decidedBy;
        return {
          cells: [
            <>
              {wishTitle(c, wish)}
              <span class="ec-sub">{wishEffect(c, wish).what}</span>
              <span class="ec-sub">{wish.why}</span>
            </>,
            formatDateTime(langOf(c), wish.requestedAt),
            wish.state === 'waiting' ? (
              <form method="post" action={`/mon-plafond/${wish.id}/retirer`}>
                <Button
                  look="secondary"
                  compact
                  label={t(c, 'accounts.ownCap.withdrawLabel', { title: wishTitle(c, wish) })}
                >
                  {t(c, 'accounts.wish.withdraw')}
                </Button>
              </form>
            ) : (
              <>
                {by ?? '—'}
                {wish.decidedWhy ? <span class="ec-sub">{wish.decidedWhy}</span> : null}
              </>
            ),
            <Tag color={state.color} dot={state.dot}>
              {state.label}
            </Tag>,
          ],
        };
      })}
    />
  );
}
