import { findText, Icon, Table, t, type Viewer } from '../../ui/index.ts';
import { type Criteria, searchHref } from '../search/criteria.ts';
import type { FoundSession, FoundTraining } from '../search/describe-found.ts';
import { Recommend } from './recommend.tsx';
import {
  distanceWords,
  meetingWords,
  permanentUntil,
  SeatsTag,
  sessionDates,
  takesPeople,
} from './session-words.tsx';

interface CardProps {
  c: Viewer;
  training: FoundTraining;
  criteria: Criteria;
  today: string;
  /** Only counsellors recommend. */
  recommends: boolean;
}

/** One training of the results, with its first sessions. */
export function ResultCard({ c, training, criteria, today, recommends }: CardProps) {
  const { sessions, sessionCount } = training;
  const href = trainingHref(training.trainingId, criteria);
  const more = sessionCount - sessions.length;
  return (
    <article class="ds-card ec-panel ec-result" data-flush>
      <div class="ec-pad ec-stack" data-gap="s">
        <div>
          <h3 class="ds-heading" data-size="2xs">
            <a href={href}>{training.title}</a>
          </h3>
          <p class="ec-s">{training.providerName}</p>
        </div>
        <Facts c={c} training={training} />
      </div>
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
        rows={sessions.map((session) => ({ cells: cells(c, session, criteria.person, today, recommends) }))}
      />
      {more > 0 ? (
        <footer>
          <a href={href}>
            {more === 1
              ? t(c, 'catalogue.search.oneMoreSession')
              : t(c, 'catalogue.search.moreSessions', { count: more })}
          </a>
        </footer>
      ) : null}
    </article>
  );
}

/** The training's page; the search goes with it, for the way back and the distances. */
export function trainingHref(trainingId: string, criteria: Criteria): string {
  return searchHref(criteria, { page: criteria.page }).replace('/formations', `/formations/${trainingId}`);
}

function cells(c: Viewer, session: FoundSession, person: string | null, today: string, recommends: boolean) {
  const dates = sessionDates(c, session);
  const place = session.place ?? t(c, 'catalogue.session.onePlace');
  const until = permanentUntil(c, session);
  return [
    <>
      {dates}
      {until ? <span class="ec-sub">{until}</span> : null}
    </>,
    <>
      {place}
      {session.km === null ? null : <span class="ec-sub">{distanceWords(c, session.km)}</span>}
    </>,
    session.meetingOn === null ? (
      <span class="ec-mute">{t(c, 'catalogue.session.noMeeting')}</span>
    ) : (
      meetingWords(c, session.meetingOn, session.meetingFrom)
    ),
    <SeatsTag c={c} session={session} today={today} />,
    recommends && takesPeople(session, today) ? (
      <Recommend c={c} sessionId={session.sessionId} person={person} dates={dates} place={place} />
    ) : null,
  ];
}

/** The line under the title: how long, how, for whom. */
function Facts({ c, training }: { c: Viewer; training: FoundTraining }) {
  const length =
    training.duration ??
    (training.hoursTotal === null ? null : t(c, 'catalogue.training.hours', { total: training.hoursTotal }));
  const how = [
    length,
    training.rhythm?.toLowerCase() ??
      (training.workStudy ? t(c, 'catalogue.training.workStudy').toLowerCase() : null),
  ];
  const needs =
    training.entryLevel === null
      ? null
      : findText(c, `catalogue.training.needs.${needsStep(training.entryLevel)}`);
  const facts = [
    needs,
    training.teachingMode === 2 ? t(c, 'catalogue.search.rhythm.distance') : null,
    training.certifying ? t(c, 'catalogue.training.certifying') : null,
    training.publiclyFunded ? t(c, 'catalogue.training.funded') : null,
    ...training.rome.slice(0, 2).map((code) => `ROME ${code}`),
    ...training.formacode.slice(0, 1).map((code) => `Formacode ${code}`),
  ];
  const words = how.filter((each) => each !== null).join(', ');
  return (
    <p class="ec-meta">
      {words === '' ? null : (
        <span>
          <Icon name="clock" />
          {words}
        </span>
      )}
      {facts.map((fact) => (fact === null ? null : <span>{fact}</span>))}
    </p>
  );
}

function needsStep(level: number): number {
  if (level <= 2) return 0;
  return Math.min(level, 6);
}
