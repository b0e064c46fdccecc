import { LinkButton, Notice, Page, PageHead, Panel, refusalTitle, t, type Viewer } from '../../ui/index.ts';
import type { ReferralView } from '../queries.ts';
import { isEnd, listActs } from '../states.ts';
import { FollowPanel } from './follow-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { ReferralSteps } from './referral-steps.tsx';
import { SharePanel } from './share-panel.tsx';
import { meetingText, reasonText, StateTag, sessionDates } from './state-tag.tsx';
import { WithdrawPanel } from './withdraw-panel.tsx';

export interface FormBack {
  /** Which form came back, and with what. */
  form: 'withdraw' | 'follow';
  code: string;
  values: Readonly<Record<string, string>>;
}

interface Props {
  c: Viewer;
  view: ReferralView;
  name: string | null;
  words: ReadonlyMap<string, string>;
  /** Why the name is not shown. */
  nameRefusal: string | null;
  back?: FormBack;
}

/** One referral, for the counsellor: where it is, what comes next, what happened, what the organisation sees. */
export function ReferralPage({ c, view, name, words, nameRefusal, back }: Props) {
  const { referral } = view;
  const who = name ?? t(c, 'referrals.view.titleUnnamed', { id: referral.id });
  const title = `${who}, ${referral.title}`;
  const place = [referral.provider, referral.place].filter(Boolean).join(', ');
  const may = listActs(referral.state, 'counsellor').map((transition) => transition.act);
  return (
    <Page
      c={c}
      title={title}
      nav="orientations"
      errors={back !== undefined}
      breadcrumbs={[
        { label: t(c, 'referrals.nav.today'), href: '/' },
        { label: t(c, 'referrals.nav.board'), href: '/orientations' },
        { label: title },
      ]}
    >
      <PageHead
        title={title}
        tags={<StateTag c={c} state={referral.state} />}
        lead={`${place}. ${sessionDates(c, referral.startsOn, referral.endsOn)}.`}
        actions={
          <LinkButton href={`/dossiers/${referral.ref}`} look="secondary" icon="person">
            {t(c, 'referrals.view.openDossier')}
          </LinkButton>
        }
      />
      <div class="ec-stack">
        {back ? (
          <Notice color="danger" status>
            <p>{t(c, `referrals.codes.${back.code as 'unknown'}`)}</p>
          </Notice>
        ) : null}
        {nameRefusal ? (
          <Notice color="warning">
            <p>{t(c, 'referrals.board.namesHidden', { reason: refusalTitle(c, nameRefusal) })}</p>
          </Notice>
        ) : null}
        {referral.notReached ? (
          <Notice color="danger">
            <p>{t(c, `referrals.view.notReached.${referral.notReached}`)}</p>
          </Notice>
        ) : null}
        <Panel label={t(c, 'referrals.board.state')}>
          <ReferralSteps c={c} view={view} />
        </Panel>
        <div class="ec-grid" data-cols="2-1">
          <div class="ec-stack">
            <NextPanel c={c} view={view} />
            <HistoryPanel c={c} view={view} words={words} />
          </div>
          <div class="ec-stack">
            {may.some((act) => act !== 'withdraw') ? (
              <div class="ec-noprint">
                <FollowPanel c={c} view={view} back={back} />
              </div>
            ) : null}
            <SharePanel c={c} view={view} />
            <ContactPanel c={c} view={view} />
            {may.includes('withdraw') ? (
              <div class="ec-noprint">
                <WithdrawPanel
                  c={c}
                  id={referral.id}
                  state={referral.state}
                  error={back?.form === 'withdraw' ? back.code : null}
                  word={back?.values.word}
                  reason={back?.values.reason}
                />
              </div>
            ) : null}
          </div>
        </div>
      </div>
    </Page>
  );
}

function NextPanel({ c, view }: { c: Viewer; view: ReferralView }) {
  const { referral, timeline } = view;
  const reason = isEnd(referral.state) ? reasonText(c, timeline[0]?.reason ?? null) : null;
  const meeting = referral.meeting && referral.state.startsWith('invited_to_') ? referral.meeting : null;
  return (
    <Panel title={t(c, 'referrals.view.next')} tone="water">
      {meeting ? (
        <p>
          <strong>{t(c, 'referrals.view.meetingAt', { meeting: meetingText(c, meeting) })}</strong>
        </p>
      ) : null}
      <p class={meeting ? 'ec-s ec-mute' : undefined}>{t(c, `referrals.view.nextText.${referral.state}`)}</p>
      {reason ? (
        <p>
          <strong>{t(c, 'referrals.view.reason', { reason })}</strong>
        </p>
      ) : null}
    </Panel>
  );
}

function ContactPanel({ c, view }: { c: Viewer; view: ReferralView }) {
  const { contact, referral } = view;
  if (!contact) return null;
  return (
    <Panel title={t(c, 'referrals.view.providerContact')}>
      <p>
        <strong>{contact.name ?? referral.provider}</strong>
        {contact.name ? <span class="ec-sub">{referral.provider}</span> : null}
      </p>
      <p class="ec-s">
        {contact.phone ? (
          <>
            {contact.phone}
            <br />
          </>
        ) : null}
        {contact.email}
      </p>
    </Panel>
  );
}
