import {
  Button,
  DataList,
  Effect,
  EmptyState,
  Field,
  LinkButton,
  Notice,
  Page,
  PageHead,
  Panel,
  Select,
  TextArea,
  t,
  type Viewer,
} from '../../ui/index.ts';
import type { SessionSnapshot } from '../queries.ts';
import { WORD_MAX_CHARACTERS } from '../states.ts';
import { sessionDates } from './state-tag.tsx';

interface Props {
  c: Viewer;
  session: SessionSnapshot | null;
  /** The person it is for; null: to be chosen. */
  person: { ref: string; name: string; firstName: string } | null;
  /** People to choose from when nobody was named. */
  choices: { ref: string; name: string }[];
  values: Readonly<Record<string, string>>;
  error: string | null;
}

const FIELD_OF: Readonly<Record<string, 'email' | 'word'>> = {
  provider_email: 'email',
  word_length: 'word',
  word: 'word',
};

/** Before a proposal leaves: for whom, what they receive, what the organisation will see and when. */
export function ProposePage(props: Props) {
  const { c, session, error } = props;
  const title = t(c, 'referrals.propose.title');
  const field = error ? FIELD_OF[error] : undefined;
  return (
    <Page
      c={c}
      title={title}
      nav="orientations"
      errors={error !== null}
      breadcrumbs={[
        { label: t(c, 'referrals.nav.board'), href: '/orientations' },
        { label: t(c, 'referrals.propose.crumb') },
      ]}
    >
      <PageHead
        title={title}
        lead={
          session
            ? t(c, 'referrals.propose.lead', { title: session.title, provider: session.provider_name })
            : undefined
        }
      />
      <div class="ec-stack">
        {error && !field ? (
          <Notice color="danger" status>
            <p>{t(c, `referrals.codes.${error as 'unknown'}`)}</p>
          </Notice>
        ) : null}
        {session === null ? (
          <Panel label={title}>
            <EmptyState
              title={t(c, 'referrals.propose.noSession')}
              actions={
                <LinkButton href="/formations" look="main" icon="search">
                  {t(c, 'referrals.board.find')}
                </LinkButton>
              }
            >
              {t(c, 'referrals.propose.noSessionHelp')}
            </EmptyState>
          </Panel>
        ) : (
          <ProposeForm {...props} session={session} />
        )}
      </div>
    </Page>
  );
}

function ProposeForm({ c, session, person, choices, values, error }: Props & { session: SessionSnapshot }) {
  const young = person?.firstName ?? t(c, 'referrals.propose.theYoung');
  return (
    <form method="post" action="/orientations/nouvelle" class="ec-grid" data-cols="2-1">
      <input type="hidden" name="session" value={session.session_id} />
      <div class="ec-stack">
        <Panel title={t(c, 'referrals.propose.forWhom')}>
          {person ? (
            <p>
              <input type="hidden" name="pour" value={person.ref} />
              <strong>{person.name}</strong>
            </p>
          ) : choices.length === 0 ? (
            <p class="ec-mute">{t(c, 'referrals.propose.nobody')}</p>
          ) : (
            <Select
              c={c}
              id="pour"
              label={t(c, 'referrals.propose.choose')}
              required
              value={values.pour ?? ''}
              options={[
                { value: '', label: t(c, 'referrals.propose.chooseOne') },
                ...choices.map(({ ref, name }) => ({ value: ref, label: name })),
              ]}
            />
          )}
          <TextArea
            c={c}
            id="word"
            label={t(c, 'referrals.propose.word')}
            help={t(c, 'referrals.propose.wordHelp')}
            optional
            value={values.word}
            maxlength={WORD_MAX_CHARACTERS}
            error={error && FIELD_OF[error] === 'word' ? t(c, `referrals.codes.${error as 'word'}`) : null}
          />
          <Field
            c={c}
            id="email"
            type="email"
            required
            label={t(c, 'referrals.propose.providerEmail')}
            help={t(c, 'referrals.propose.providerEmailHelp')}
            value={values.email ?? session.email ?? ''}
            maxlength={254}
            error={error === 'provider_email' ? t(c, 'referrals.codes.provider_email') : null}
          />
          <Effect
            c={c}
            what={t(c, 'referrals.propose.effect')}
            who={t(c, 'referrals.propose.touched')}
            undo={t(c, 'referrals.propose.undo')}
          />
          <div class="ec-row">
            {session.takes_people ? (
              <Button look="main" icon="arrow">
                {t(c, 'referrals.propose.submit')}
              </Button>
            ) : (
              <p>{t(c, 'referrals.codes.session_closed')}</p>
            )}
            <LinkButton href={`/formations/${session.training_id}`} look="tertiary">
              {t(c, 'referrals.propose.cancel')}
            </LinkButton>
          </div>
        </Panel>
      </div>
      <div class="ec-stack">
        <Panel title={t(c, 'referrals.propose.session')} tone="water">
          <SessionFacts c={c} session={session} />
        </Panel>
        <Panel title={t(c, 'referrals.propose.receives', { name: young })}>
          <p class="ec-s">{t(c, 'referrals.propose.receivesHelp')}</p>
        </Panel>
        <Panel title={t(c, 'referrals.propose.providerSees')}>
          <ul class="ec-list ec-s">
            {(['name', 'situation', 'phone'] as const).map((key) => (
              <li>{t(c, `referrals.share.${key}`)}</li>
            ))}
          </ul>
          <p class="ec-xs ec-mute">{t(c, 'referrals.propose.neverSees')}</p>
        </Panel>
      </div>
    </form>
  );
}

function SessionFacts({ c, session }: { c: Viewer; session: SessionSnapshot }) {
  const { places_open: open, places_total: total } = session;
  const items = [
    { label: t(c, 'referrals.propose.provider'), value: session.provider_name },
    { label: t(c, 'referrals.propose.place'), value: session.address ?? session.place ?? '' },
    { label: t(c, 'referrals.propose.dates'), value: sessionDates(c, session.starts_on, session.ends_on) },
    {
      label: t(c, 'referrals.propose.seats'),
      value:
        open === null
          ? ''
          : total === null
            ? String(open)
            : t(c, 'referrals.propose.seatsOf', { open, total }),
    },
  ];
  return (
    <>
      <p>
        <strong>{session.title}</strong>
      </p>
      <DataList items={items.filter(({ value }) => value !== '')} small />
    </>
  );
}
