import { Button, ChoiceSet, Effect, Panel, TextArea, t, type Viewer } from '../../ui/index.ts';
import { REASONS, type State, WORD_MAX_CHARACTERS } from '../states.ts';
import { reasonText } from './state-tag.tsx';

interface Props {
  c: Viewer;
  id: string;
  state: State;
  /** Codes of a form that came back. */
  error?: string | null;
  word?: string;
  reason?: string;
}

/** Three lines before the act, then the compulsory reason. */
export function WithdrawPanel({ c, id, state, error, word, reason }: Props) {
  const before = state === 'proposed';
  return (
    <Panel title={t(c, 'referrals.withdraw.title')} tone="danger" id="retirer">
      <Effect
        c={c}
        what={t(c, before ? 'referrals.withdraw.effectBefore' : 'referrals.withdraw.effect')}
        who={t(c, before ? 'referrals.withdraw.touchedBefore' : 'referrals.withdraw.touched')}
        undo={t(c, 'referrals.withdraw.undo')}
      />
      <details open={Boolean(error)}>
        <summary class="ds-button" data-variant="secondary" data-color="danger">
          {t(c, 'referrals.withdraw.open')}
        </summary>
        <form method="post" action={`/orientations/${id}/retirer`} class="ec-stack">
          <ChoiceSet
            legend={t(c, 'referrals.withdraw.reason')}
            name="reason"
            id="retirer-motif"
            required
            error={error === 'reason_required' ? t(c, 'referrals.codes.reason_required') : undefined}
            options={REASONS.withdraw.map((value) => ({
              value,
              label: reasonText(c, value),
              checked: value === reason,
            }))}
          />
          <TextArea
            c={c}
            id="retirer-mot"
            name="word"
            label={t(c, 'referrals.fields.word')}
            optional
            rows={2}
            value={word}
            maxlength={WORD_MAX_CHARACTERS}
            error={error === 'word' || error === 'word_length' ? t(c, `referrals.codes.${error}`) : null}
          />
          <Button look="danger">{t(c, 'referrals.withdraw.submit')}</Button>
        </form>
      </details>
    </Panel>
  );
}
