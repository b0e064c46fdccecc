import { type AppContext, Field, type FieldError, t } from '../../ui/index.ts';
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
  /** Above the accounts that are proposed, or were chosen. */
  legend: string;
  /** Beside the title; a new incident explains more. */
  titleHelp?: string;
}

/** What an incident is about: title, when it became known, window, accounts. The same fields to open and to change. */
export function ChoiceFields({ c, choices, draft, errors, legend, titleHelp }: Props) {
  const chosen = new Set(draft.accounts);
  const errorOf = (id: string) => errors.find((one) => one.id === id)?.message ?? null;
  const home = choices.structures.find((one) => one.id === choices.structure);
  return (
    <>
      <Field
        c={c}
        id="titre"
        label={t(c, 'incidents.open.what')}
        help={titleHelp}
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
        <AccountChoice c={c} legend={legend} accounts={choices.proposed} chosen={chosen} prefix="propose" />
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
    </>
  );
}

/** The window, in Paris time: from included, to not. */
function WindowFields({
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
