import {
  Button,
  ChoiceSet,
  DataList,
  LinkButton,
  Notice,
  Page,
  PageHead,
  Panel,
  TextArea,
  t,
  type Viewer,
  withArticle,
} from '../../ui/index.ts';
import type { LinkSession } from '../link-session.tsx';
import { minutesLeft } from '../link-session.tsx';
import { listActs, REASONS, WORD_MAX_CHARACTERS } from '../states.ts';
import { HistoryPanel } from './history-panel.tsx';
import { IdentityPanel } from './identity-panel.tsx';
import { ReferralSteps } from './referral-steps.tsx';
import { meetingText, sessionDates } from './state-tag.tsx';

interface Props {
  c: Viewer;
  session: LinkSession;
  firstName: string | null;
  words: ReadonlyMap<string, string>;
  error: string | null;
  values: Readonly<Record<string, string>>;
  /** What the young people's identity provider is called; null when there is none. */
  provider: string | null;
  /** What was just done with their identity there. */
  done: 'bound' | 'unbound' | null;
}

/** The young person's page: what is proposed, what would be shared and with whom, and their free answer. */
export function ProposalPage(props: Props) {
  const { c, session, firstName, words, error, values, done } = props;
  const { view, home } = session;
  const byLink = home === '/ma-proposition';
  const provider = props.provider ?? t(c, 'referrals.identity.someProvider');
  const { referral } = view;
  const asked = referral.state === 'proposed';
  const title = t(c, asked ? 'referrals.young.title' : 'referrals.young.titleLater');
  const word = view.timeline.find((row) => row.act === 'propose')?.word;
  const text = word ? words.get(word) : undefined;
  const may = listActs(referral.state, 'beneficiary').map(({ act }) => act);
  return (
    <Page c={c} title={title} public subtitle={t(c, 'referrals.young.space')} errors={error !== null}>
      <div class="ec-phone ec-stack">
        <PageHead
          title={title}
          lead={
            asked
              ? t(c, 'referrals.young.lead', { sender: withArticle(c.var.lang, view.structure) })
              : t(c, `referrals.young.state.${referral.state}`)
          }
        />
        {error ? (
          <Notice color="danger" status>
            <p>{t(c, `referrals.codes.${error as 'unknown'}`)}</p>
          </Notice>
        ) : null}
        {done ? (
          <Notice color="success" status>
            <p>
              {t(c, done === 'bound' ? 'referrals.identity.done' : 'referrals.identity.undone', { provider })}
            </p>
          </Notice>
        ) : null}
        {firstName ? <p class="ds-sr-only">{firstName}</p> : null}
        {referral.meeting && referral.state.startsWith('invited_to_') ? (
          <Panel
            title={t(c, `referrals.young.meetings.${referral.state as 'invited_to_interview'}`)}
            tone="water"
          >
            <p>
              <strong>{meetingText(c, referral.meeting)}</strong>
            </p>
          </Panel>
        ) : null}
        <Panel title={t(c, 'referrals.young.training')}>
          <DataList
            items={[
              { label: t(c, 'referrals.young.what'), value: <strong>{referral.title}</strong> },
              { label: t(c, 'referrals.young.provider'), value: referral.provider },
              ...(referral.place ? [{ label: t(c, 'referrals.young.where'), value: referral.place }] : []),
              {
                label: t(c, 'referrals.young.when'),
                value: sessionDates(c, referral.startsOn, referral.endsOn),
              },
            ]}
          />
        </Panel>
        {text ? (
          <Panel title={t(c, 'referrals.young.word')}>
            <p class="ec-word">« {text} »</p>
          </Panel>
        ) : null}
        {asked ? <SharedPanel c={c} provider={referral.provider} /> : null}
        {may.includes('accept') ? (
          <form method="post" action={`${home}/accepter`} class="ec-stack">
            <Button look="main" full icon="check">
              {t(c, 'referrals.young.accept')}
            </Button>
            <p class="ec-s ec-mute">{t(c, 'referrals.young.acceptHelp')}</p>
          </form>
        ) : (
          <>
            <Panel label={t(c, 'referrals.young.history')}>
              <ReferralSteps c={c} view={view} />
            </Panel>
            <HistoryPanel c={c} view={view} words={words} mayRead={(row) => row.act !== 'propose'} />
          </>
        )}
        {may.includes('decline') ? (
          <NoPanel c={c} home={home} kind="decline" open={error !== null} values={values} error={error} />
        ) : null}
        {may.includes('renounce') ? (
          <NoPanel c={c} home={home} kind="renounce" open={error !== null} values={values} error={error} />
        ) : null}
        {byLink ? (
          <IdentityPanel c={c} provider={props.provider} since={view.identity} byLink />
        ) : (
          <LinkButton href="/mes-propositions" look="tertiary">
            {t(c, 'referrals.own.back')}
          </LinkButton>
        )}
        <p class="ec-s ec-mute">
          {t(c, byLink ? 'referrals.young.session' : 'referrals.own.session', {
            minutes: minutesLeft(view),
          })}
        </p>
      </div>
    </Page>
  );
}

function SharedPanel({ c, provider }: { c: Viewer; provider: string }) {
  return (
    <Panel title={t(c, 'referrals.young.shared')} tone="water">
      <p>{t(c, 'referrals.young.sharedWith', { provider })}</p>
      <ul class="ec-bullets">
        {(['name', 'situation', 'phone'] as const).map((key) => (
          <li>{t(c, `referrals.young.sharedItems.${key}`)}</li>
        ))}
      </ul>
      <p>
        <strong>{t(c, 'referrals.young.notShared')}</strong>
      </p>
      <p class="ec-s ec-mute">{t(c, 'referrals.young.sharedUntil')}</p>
    </Panel>
  );
}

interface NoProps {
  c: Viewer;
  home: string;
  kind: 'decline' | 'renounce';
  open: boolean;
  values: Readonly<Record<string, string>>;
  error: string | null;
}

/** Saying no must be as easy as saying yes, and never a surprise: closed until asked for. */
function NoPanel({ c, home, kind, open, values, error }: NoProps) {
  return (
    <details class="ds-card ec-panel ec-fold" open={open}>
      <summary>{t(c, `referrals.young.${kind}Title`)}</summary>
      <form method="post" action={`${home}/${kind === 'decline' ? 'decliner' : 'renoncer'}`} class="ec-stack">
        <p class="ec-s">{t(c, `referrals.young.${kind}Help`)}</p>
        <ChoiceSet
          legend={t(c, 'referrals.young.declineReason')}
          name="reason"
          required
          error={error === 'reason_required' ? t(c, 'referrals.codes.reason_required') : undefined}
          options={REASONS[kind].map((value) => ({
            value,
            label: t(c, `referrals.young.reasons.${value}`),
            checked: values.reason === value,
          }))}
        />
        <TextArea
          c={c}
          id="word"
          label={t(c, 'referrals.young.declineWord')}
          optional
          rows={2}
          value={values.word}
          maxlength={WORD_MAX_CHARACTERS}
          error={error === 'word' || error === 'word_length' ? t(c, `referrals.codes.${error}`) : null}
        />
        <Button look="secondary" full>
          {t(c, `referrals.young.${kind}Submit`)}
        </Button>
      </form>
    </details>
  );
}
