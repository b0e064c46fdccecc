import { ageThisYear, fullName, showPhone } from '../../dossiers/index.ts';
import {
  DataList,
  formatDate,
  Icon,
  langOf,
  Notice,
  Page,
  PageHead,
  Panel,
  ProtectedList,
  Shown,
  t,
  type Viewer,
} from '../../ui/index.ts';
import type { RevealedPerson } from '../../vault/index.ts';
import { listChoices } from '../answer-choices.ts';
import { type LinkSession, minutesLeft } from '../link-session.tsx';
import { AnswerForm } from './answer-form.tsx';
import { meetingText, StateTag, sessionDates } from './state-tag.tsx';

interface Props {
  c: Viewer;
  session: LinkSession;
  person: RevealedPerson | null;
  /** Shown after the organisation asked for it, counted; `null`: asked, and there is none. */
  phone?: string | null;
  error: string | null;
  values: Readonly<Record<string, string>>;
  done: boolean;
}

/** The organisation's page: who was sent, after the young person's agreement, and its answer. */
export function AnswerPage({ c, session, person, phone, error, values, done }: Props) {
  const { view } = session;
  const { referral } = view;
  const title = t(c, 'referrals.answer.title');
  const choices = listChoices(referral.state, new Date(referral.since));
  return (
    <Page
      c={c}
      title={title}
      public
      subtitle={t(c, 'referrals.answer.space')}
      errors={error !== null}
      leaveAfter={phone === undefined ? undefined : { seconds: 120, href: '/reponse' }}
    >
      <div class="ec-phone ec-stack">
        <PageHead
          title={title}
          lead={`${[referral.title, referral.place].filter(Boolean).join(', ')}. ${sessionDates(c, referral.startsOn, referral.endsOn)}.`}
        />
        {done ? (
          <Notice color="success" status>
            <p>{t(c, 'referrals.answer.sent')}</p>
          </Notice>
        ) : null}
        {error ? (
          <Notice color="danger" status>
            <p>{t(c, `referrals.codes.${error as 'unknown'}`)}</p>
          </Notice>
        ) : null}
        <Notice color="info">
          <form method="post" action="/reponse/nouveau-lien">
            <p>
              {t(c, 'referrals.answer.session', { minutes: minutesLeft(view) })}{' '}
              <button class="ec-textbutton" type="submit">
                {t(c, 'referrals.answer.another')}
              </button>
            </p>
          </form>
        </Notice>
        <Panel
          title={person ? fullName(person.values) : t(c, 'referrals.answer.notYet')}
          aside={<StateTag c={c} state={referral.state} />}
        >
          {person ? <PersonFacts c={c} session={session} person={person} phone={phone} /> : null}
        </Panel>
        {referral.meeting && referral.state.startsWith('invited_to_') ? (
          <Panel title={t(c, 'referrals.answer.meeting')} tone="water">
            <p>
              <strong>{meetingText(c, referral.meeting)}</strong>
            </p>
          </Panel>
        ) : null}
        {choices.length > 0 ? (
          <AnswerForm c={c} view={view} choices={choices} error={error} values={values} />
        ) : (
          <Panel title={t(c, 'referrals.answer.yourAnswer')}>
            <p>{t(c, 'referrals.answer.nothing')}</p>
          </Panel>
        )}
        <form method="post" action="/reponse/signaler">
          <p class="ec-s ec-mute">
            {t(c, 'referrals.answer.who')}{' '}
            <button class="ec-textbutton" type="submit">
              {t(c, 'referrals.answer.report')}
            </button>
            {' : '}
            {t(c, 'referrals.answer.reportHelp')}
          </p>
        </form>
      </div>
    </Page>
  );
}

function PersonFacts({
  c,
  session,
  person,
  phone,
}: Pick<Props, 'c' | 'session' | 'phone'> & { person: RevealedPerson }) {
  const { view } = session;
  const { situation = {} } = person.values;
  const age = ageThisYear(person.values);
  const none = t(c, 'referrals.answer.notGiven');
  const accepted = view.timeline.find((row) => row.act === 'accept');
  const items = [
    {
      label: t(c, 'referrals.answer.age'),
      value: age === null ? none : t(c, 'referrals.answer.ageValue', { age }),
    },
    { label: t(c, 'referrals.answer.level'), value: situation.level ?? none },
    { label: t(c, 'referrals.answer.project'), value: situation.project ?? none },
    { label: t(c, 'referrals.answer.mobility'), value: situation.mobility ?? none },
    {
      label: t(c, 'referrals.answer.available'),
      value: situation.availableFrom
        ? t(c, 'referrals.answer.availableFrom', { date: formatDate(langOf(c), situation.availableFrom) })
        : none,
    },
    {
      label: t(c, 'referrals.answer.followedBy'),
      value: [view.counsellor, view.structure].filter(Boolean).join(', '),
    },
  ];
  return (
    <>
      <DataList items={items} />
      {phone === undefined ? (
        <form method="post" action="/reponse/telephone" class="ec-row">
          <button class="ds-button" type="submit" data-variant="secondary">
            <Icon name="phone" />
            {t(c, 'referrals.answer.showPhone')}
          </button>
        </form>
      ) : phone === null ? (
        <p>{t(c, 'referrals.answer.noPhone')}</p>
      ) : (
        <ProtectedList>
          <Shown
            c={c}
            id="telephone"
            label={t(c, 'referrals.answer.phone')}
            kind="phone"
            value={showPhone(phone)}
            hideHref="/reponse"
          />
        </ProtectedList>
      )}
      {accepted ? (
        <p class="ec-xs ec-mute">
          {t(c, 'referrals.answer.phoneHelp', { date: formatDate(langOf(c), new Date(accepted.at)) })}
        </p>
      ) : null}
    </>
  );
}
