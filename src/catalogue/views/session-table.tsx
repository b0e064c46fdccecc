import { Table, t, type Viewer } from '../../ui/index.ts';
import type { ActionView, MeetingView, PlaceView, SessionView, TrainingPage } from '../find-training.ts';
import type { FoundPlace } from '../search/find-place.ts';
import { kilometresTo } from './places-panel.tsx';
import { Recommend } from './recommend.tsx';
import type { SearchedPerson } from './search-page.tsx';
import {
  distanceWords,
  meetingWords,
  permanentUntil,
  SeatsTag,
  seatsState,
  sessionDates,
  takesPeople,
} from './session-words.tsx';

interface SessionTableProps {
  c: Viewer;
  training: TrainingPage;
  person: SearchedPerson | null;
  today: string;
  recommends: boolean;
  sessions: SessionView[];
  from: FoundPlace | null;
}

/** Sessions that are still of use, and the others. */
export function splitSessions(
  training: TrainingPage,
  today: string,
): { coming: SessionView[]; gone: SessionView[] } {
  const isGone = (session: SessionView): boolean =>
    training.closedAt !== null ||
    ['closed', 'over', 'begun'].includes(seatsState(withAction(training, session), today));
  return {
    coming: training.sessions.filter((each) => !isGone(each)),
    gone: training.sessions.filter(isGone).reverse(),
  };
}

export function SessionTable({ c, training, person, today, recommends, sessions, from }: SessionTableProps) {
  return (
    <Table
      kind="sessions"
      caption={t(c, 'catalogue.session.caption', { title: training.title })}
      columns={[
        { label: t(c, 'catalogue.session.dates') },
        { label: t(c, 'catalogue.session.place') },
        { label: t(c, 'catalogue.session.meeting'), short: t(c, 'catalogue.session.meetingShort') },
        { label: t(c, 'catalogue.session.seats') },
        { label: t(c, 'catalogue.session.action'), hidden: true },
      ]}
      rows={sessions.map((each) => {
        const session = withAction(training, each);
        const dates = sessionDates(c, session);
        const place = session.places[0]?.commune ?? t(c, 'catalogue.session.onePlace');
        const until = permanentUntil(c, session);
        return {
          cells: [
            <>
              {dates}
              {until ? <span class="ec-sub">{until}</span> : null}
            </>,
            <Places c={c} places={session.places} from={from} />,
            <Meetings c={c} session={session} today={today} />,
            <SeatsTag c={c} session={session} today={today} />,
            recommends && training.closedAt === null && takesPeople(session, today) ? (
              <Recommend
                c={c}
                sessionId={session.sessionId}
                person={person?.ref ?? null}
                dates={dates}
                place={place}
              />
            ) : null,
          ],
        };
      })}
    />
  );
}

type WithAction = SessionView & { permanent: boolean; places: PlaceView[]; informationDates: string[] };

function withAction(training: TrainingPage, session: SessionView): WithAction {
  const action: ActionView | undefined = training.actions.find((each) => each.actionId === session.actionId);
  return {
    ...session,
    permanent: action?.permanent ?? false,
    places: action?.places ?? [],
    informationDates: action?.informationDates ?? [],
  };
}

function Places({ c, places, from }: { c: Viewer; places: PlaceView[]; from: FoundPlace | null }) {
  const [first, ...others] = places;
  if (first === undefined) return <span class="ec-mute">{t(c, 'catalogue.session.onePlace')}</span>;
  const km = kilometresTo(from, first);
  return (
    <>
      {first.commune ?? first.name}
      {km === null ? null : <span class="ec-sub">{distanceWords(c, km)}</span>}
      {others.map((place) => (
        <span class="ec-sub">
          {t(c, 'catalogue.session.and', { place: place.commune ?? place.name ?? '' })}
        </span>
      ))}
    </>
  );
}

/** The session's own meetings, else the training's information days before it starts. */
function Meetings({ c, session, today }: { c: Viewer; session: WithAction; today: string }) {
  const own = session.meetings.filter((each) => each.on !== null && each.on >= today);
  const shared = session.informationDates.filter(
    (day) => day >= today && (session.permanent || session.startsOn === null || day <= session.startsOn),
  );
  const meetings: MeetingView[] =
    own.length > 0
      ? own
      : shared.map((on) => ({ on, from: null, to: null, address: [], remote: null, comment: null }));
  if (meetings.length === 0) return <span class="ec-mute">{t(c, 'catalogue.session.noMeeting')}</span>;
  return (
    <>
      {meetings.slice(0, 3).map((meeting) => (
        <span>
          {meetingWords(c, meeting.on ?? '', meeting.from)}
          <span class="ec-sub">{whereOf(c, meeting)}</span>
        </span>
      ))}
    </>
  );
}

function whereOf(c: Viewer, meeting: MeetingView): string {
  if (meeting.remote) return t(c, 'catalogue.session.remote');
  return meeting.address.slice(-2).join(', ');
}
