import { Button, ChoiceSet, Panel, Select, TextArea, t, type Viewer } from '../../ui/index.ts';
import type { ReferralView } from '../queries.ts';
import { listActs, REASONS, WORD_MAX_CHARACTERS } from '../states.ts';
import type { FormBack } from './referral-page.tsx';
import { reasonText } from './state-tag.tsx';

/** What the counsellor may write down when the organisation said it aloud: entry, end, dropping out. */
export function FollowPanel({ c, view, back }: { c: Viewer; view: ReferralView; back?: FormBack }) {
  const { referral } = view;
  const mine = back?.form === 'follow' ? back : undefined;
  const acts = listActs(referral.state, 'counsellor').filter(({ act }) => act !== 'withdraw');
  return (
    <Panel title={t(c, 'referrals.view.follow')} id="suite">
      <p class="ec-s ec-mute">{t(c, 'referrals.view.followHelp')}</p>
      <form method="post" action={`/orientations/${referral.id}/suite`} class="ec-stack" data-answers>
        <ChoiceSet
          legend={t(c, 'referrals.view.next')}
          legendHidden
          name="act"
          id="suite-acte"
          required
          options={acts.map(({ act }) => ({
            value: act,
            label: t(c, `referrals.acts.${act}`),
            checked: mine?.values.act === act,
          }))}
        />
        <div data-for="reason">
          <Select
            c={c}
            id="suite-motif"
            name="reason"
            label={t(c, 'referrals.answer.reasonDrop')}
            value={mine?.values.reason ?? ''}
            error={mine?.code === 'reason_required' ? t(c, 'referrals.codes.reason_required') : null}
            options={[
              { value: '', label: t(c, 'referrals.fields.chooseReason') },
              ...REASONS.drop.map((value) => ({ value, label: reasonText(c, value) ?? value })),
            ]}
          />
        </div>
        <TextArea
          c={c}
          id="suite-mot"
          name="word"
          label={t(c, 'referrals.fields.word')}
          optional
          rows={2}
          value={mine?.values.word}
          maxlength={WORD_MAX_CHARACTERS}
          error={
            mine?.code === 'word' || mine?.code === 'word_length'
              ? t(c, `referrals.codes.${mine.code}`)
              : null
          }
        />
        <Button look="secondary">{t(c, 'referrals.view.followSubmit')}</Button>
      </form>
    </Panel>
  );
}
