import { formatDate, type Lang, Tag, t, type Viewer } from '../../ui/index.ts';

interface Dates {
  startsOn: string | null;
  startsPrecision: string;
  endsOn: string | null;
  endsPrecision: string;
  permanent: boolean;
}

/** « 6 avril au 2 juillet », « septembre 2027 au 12 mars 2028 », « à partir du 4 mai, sans date de fin ». */
export function sessionDates(c: Viewer, session: Dates): string {
  const lang = c.var.lang;
  const start = lheoDay(lang, session.startsOn, session.startsPrecision);
  const end = lheoDay(lang, session.endsOn, session.endsPrecision);
  if (session.permanent) return t(c, 'catalogue.session.permanent');
  if (start === null)
    return end === null ? t(c, 'catalogue.session.noDate') : t(c, 'catalogue.session.until', { end });
  if (end !== null) return t(c, 'catalogue.session.range', { start, end });
  const from = t(
    c,
    session.startsPrecision === 'day' ? 'catalogue.session.fromDay' : 'catalogue.session.from',
    { start },
  );
  return session.endsPrecision === 'open' ? `${from}, ${t(c, 'catalogue.session.openEnded')}` : from;
}

/** Under the dates of a permanent session: until when one may enter. */
export function permanentUntil(c: Viewer, session: Dates): string | null {
  const end = lheoDay(c.var.lang, session.endsOn, session.endsPrecision);
  return session.permanent && end !== null ? t(c, 'catalogue.session.until', { end }) : null;
}

/** A day, a month or a year, as precise as the file was. */
function lheoDay(lang: Lang, first: string | null, precision: string): string | null {
  if (first === null) return null;
  if (precision === 'year') return first.slice(0, 4);
  if (precision !== 'month') return formatDate(lang, first);
  return new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${first}T12:00:00Z`));
}

/** « mardi 16 mars, 9 h 30 »; a meeting without an hour is a day. */
export function meetingWords(c: Viewer, on: string, from: string | null): string {
  const lang = c.var.lang;
  const weekday = new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    weekday: 'long',
    timeZone: 'UTC',
  });
  const day = `${weekday.format(new Date(`${on}T12:00:00Z`))} ${formatDate(lang, on)}`;
  if (from === null) return day;
  const [hour = '', minute = ''] = from.split(':');
  if (lang === 'en') return `${day}, ${from}`;
  return `${day}, ${Number(hour)} h${minute === '00' ? '' : ` ${minute}`}`;
}

/** « 18 km », « moins de 1 km »: as the crow flies. */
export function distanceWords(c: Viewer, km: number): string {
  return km < 1 ? t(c, 'catalogue.session.near') : t(c, 'catalogue.session.km', { km: Math.round(km) });
}

interface Seats {
  startsOn: string | null;
  /** The last day that the start may fall on. */
  startsLatest?: string | null;
  endsLatest?: string | null;
  permanent: boolean;
  state: string;
  placesOpen: number | null;
  placesTotal: number | null;
  enrolUntil: string | null;
  closed?: boolean;
}

export type SeatsState = 'closed' | 'over' | 'begun' | 'suspended' | 'full' | 'enrolOver' | 'open' | 'ask';

/** One word for what a counsellor can do with a session today. */
export function seatsState(session: Seats, today: string): SeatsState {
  if (session.closed) return 'closed';
  const start = session.startsLatest ?? session.startsOn;
  if (session.endsLatest && session.endsLatest < today) return 'over';
  if (!session.permanent && start !== null && start < today) return 'begun';
  if (session.state === 'suspended') return 'suspended';
  if (session.state === 'full' || session.placesOpen === 0) return 'full';
  if (session.enrolUntil !== null && session.enrolUntil < today) return 'enrolOver';
  return session.state === 'open' || session.placesOpen !== null ? 'open' : 'ask';
}

/** Few enough to hurry. */
const FEW = 2;

export function SeatsTag({ c, session, today }: { c: Viewer; session: Seats; today: string }) {
  const state = seatsState(session, today);
  const { placesOpen: open, placesTotal: total } = session;
  if (state === 'open') {
    const words =
      open === null
        ? t(c, 'catalogue.session.isOpen')
        : total === null || total < open
          ? t(c, 'catalogue.session.seatsOpen', { open })
          : t(c, 'catalogue.session.seatsOf', { open, total });
    const few = open !== null && open <= FEW;
    return (
      <Tag color={few ? 'warning' : 'success'} dot={few ? 'ring' : 'disc'}>
        {words}
      </Tag>
    );
  }
  if (state === 'ask') return <span class="ec-mute">{t(c, 'catalogue.session.ask')}</span>;
  return (
    <Tag
      color={state === 'suspended' ? 'warning' : 'neutral'}
      dot={state === 'suspended' ? 'ring' : 'square'}
    >
      {t(c, `catalogue.session.${state}`)}
    </Tag>
  );
}

/** True when somebody can still be sent there. */
export function takesPeople(session: Seats, today: string): boolean {
  return ['open', 'ask'].includes(seatsState(session, today));
}
