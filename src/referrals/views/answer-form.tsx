import { Button, ChoiceSet, Effect, Field, TextArea, t, type Viewer } from '../../ui/index.ts';
import { type AnswerChoice, actOf } from '../answer-choices.ts';
import { parisLocal } from '../paris-time.ts';
import type { ReferralView } from '../queries.ts';
import { REASONS, WORD_MAX_CHARACTERS } from '../states.ts';
import { reasonText } from './state-tag.tsx';

interface Props {
  c: Viewer;
  view: ReferralView;
  choices: readonly AnswerChoice[];
  error: string | null;
  values: Readonly<Record<string, string>>;
}

/** One question, and only what its answer needs (the style sheet hides the rest where `:has()` is known). */
export function AnswerForm({ c, view, choices, error, values }: Props) {
  const has = (act: string) => choices.some((choice) => actOf(choice).act === act);
  const reasons = has('drop') ? REASONS.drop : REASONS.refuse;
  const code = (...codes: string[]) =>
    error && codes.includes(error) ? t(c, `referrals.codes.${error as 'word'}`) : undefined;
  return (
    <form class="ds-card ec-panel" method="post" action="/reponse" data-answers>
      <h2 class="ds-heading" data-size="xs">
        {t(c, 'referrals.answer.yourAnswer')}
      </h2>
      <ChoiceSet
        legend={t(c, 'referrals.answer.yourAnswer')}
        legendHidden
        name="choice"
        look="cards"
        required
        options={choices.map((value) => ({
          value,
          label: t(c, `referrals.answer.choices.${value}.label`),
          help: t(c, `referrals.answer.choices.${value}.help`),
          checked: values.choice === value,
        }))}
      />
      {has('refuse') || has('drop') ? (
        <div data-for="reason">
          <ChoiceSet
            legend={t(c, has('drop') ? 'referrals.answer.reasonDrop' : 'referrals.answer.reasonRefuse')}
            name="reason"
            error={code('reason_required')}
            options={reasons.map((value) => ({
              value,
              label: reasonText(c, value),
              checked: values.reason === value,
            }))}
          />
        </div>
      ) : null}
      {has('invite_to_interview') || has('invite_to_information_meeting') ? (
        <fieldset class="ec-set" data-for="meeting">
          <legend>{t(c, 'referrals.answer.meeting')}</legend>
          <Field
            c={c}
            id="at"
            type="datetime-local"
            label={t(c, 'referrals.answer.date')}
            value={values.at}
            min={parisLocal(new Date())}
            error={code('meeting')}
          />
          <Field
            c={c}
            id="place"
            label={t(c, 'referrals.answer.place')}
            help={t(c, 'referrals.answer.placeHelp')}
            value={values.place}
            maxlength={200}
          />
        </fieldset>
      ) : null}
      <TextArea
        c={c}
        id="word"
        label={t(c, 'referrals.answer.word')}
        optional
        value={values.word}
        maxlength={WORD_MAX_CHARACTERS}
        error={code('word', 'word_length')}
      />
      <Effect
        c={c}
        what={t(c, 'referrals.answer.effect', { structure: view.structure })}
        who={t(c, 'referrals.answer.touched')}
        undo={t(c, 'referrals.answer.undo')}
      />
      <Button look="main" full>
        {t(c, 'referrals.answer.submit')}
      </Button>
    </form>
  );
}
