import type { Seeded } from '../../seeded.ts';
import type { Town } from './places.ts';
import { PROVIDERS, STREETS } from './places.ts';
import { TRADES, type Trade } from './trades.ts';

export interface InventedProvider {
  name: string;
  siret: string;
  email: string;
  phone: string;
  contact: { civility: string; given: string; family: string };
  town: Town;
  street: string;
}

export interface InventedSession {
  number: string;
  starts: string;
  ends: string;
  enrolUntil: string | null;
  state: '1' | '2' | '3';
  placesTotal: number;
  placesOpen: number;
  meeting: { on: string; from: string; to: string } | null;
}

export interface InventedTraining {
  number: string;
  trade: Trade;
  title: string;
  entry: string;
  workStudy: boolean;
  partTime: boolean;
  remote: boolean;
  permanent: boolean;
  paid: boolean;
  hours: number;
  company: number;
  weeks: number;
  provider: InventedProvider;
  /** One, seldom two. */
  places: { name: string; street: string; town: Town }[];
  sessions: InventedSession[];
}

const GIVEN = [
  'Agathe',
  'Basile',
  'Capucine',
  'Dorian',
  'Élodie',
  'Fabien',
  'Ghislaine',
  'Hakim',
  'Ingrid',
  'Joris',
];
const FAMILY = [
  'Aubercy',
  'Brisemont',
  'Castelnoir',
  'Delorval',
  'Escaudron',
  'Ferrigny',
  'Grandpont',
  'Hautecour',
];

export function inventProviders(random: Seeded, towns: readonly Town[], count: number): InventedProvider[] {
  return Array.from({ length: count }, (_, at) => {
    const base = PROVIDERS[at % PROVIDERS.length] ?? 'Centre de formation';
    const town = random.pick(towns);
    const name = at < PROVIDERS.length ? base : `${base}, ${town.name}`;
    const slug = base
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z]+/g, '-')
      .replace(/^-|-$/g, '');
    return {
      name,
      town,
      siret: unusedSiret(random),
      email: `contact@${slug}${at < PROVIDERS.length ? '' : `-${at}`}.exemple.fr`,
      // Numbers that the regulator keeps for fiction.
      phone: `04 65 71 ${two(random.below(100))} ${two(random.below(100))}`,
      street: `${random.between(1, 80)} ${random.pick(STREETS)}`,
      contact: {
        civility: random.chance(0.5) ? 'Madame' : 'Monsieur',
        given: random.pick(GIVEN),
        family: random.pick(FAMILY),
      },
    };
  });
}

/** One training with one to six sessions, around the given day. */
export function inventTraining(
  random: Seeded,
  at: number,
  providers: readonly InventedProvider[],
  towns: readonly Town[],
  today: Date,
): InventedTraining {
  const trade = TRADES[at % TRADES.length] ?? random.pick(TRADES);
  const title = random.pick(trade.titles);
  const provider = random.pick(providers);
  const weeks = random.between(trade.weeks[0], trade.weeks[1]);
  const workStudy = /alternance/.test(title) || (weeks > 30 && random.chance(0.4));
  const permanent = weeks <= 24 && random.chance(0.12);
  const hours = weeks * random.pick([28, 30, 35]);
  const number = `EC_${String(at + 1).padStart(6, '0')}`;
  const places = [provider.town, ...(random.chance(0.15) ? [random.pick(towns)] : [])].map((town, index) => ({
    name: index === 0 ? provider.name : `${provider.name}, antenne`,
    street: index === 0 ? provider.street : `${random.between(1, 80)} ${random.pick(STREETS)}`,
    town,
  }));
  return {
    number,
    trade,
    title,
    weeks,
    workStudy,
    permanent,
    hours,
    provider,
    places,
    entry: random.pick(trade.entry),
    partTime: !workStudy && random.chance(0.12),
    remote: random.chance(0.05),
    paid: !workStudy && random.chance(0.7),
    company: workStudy ? Math.round(hours * 0.6) : Math.round(hours * random.pick([0, 0.15, 0.25])),
    sessions: inventSessions(random, number, { weeks, permanent }, today),
  };
}

function inventSessions(
  random: Seeded,
  training: string,
  course: { weeks: number; permanent: boolean },
  today: Date,
): InventedSession[] {
  const count = course.permanent ? 1 : random.between(1, 6);
  // From three weeks ago to nine months ahead: some have begun, as in every real catalogue.
  let start = addDays(today, random.between(-21, 90));
  return Array.from({ length: count }, (_, at) => {
    const begins = course.permanent ? addDays(today, -random.between(30, 200)) : monday(start);
    const ends = course.permanent
      ? addDays(today, random.between(120, 400))
      : addDays(begins, course.weeks * 7 - 3);
    const placesTotal = random.between(8, 16);
    const placesOpen = random.chance(0.2) ? 0 : random.between(1, placesTotal);
    const meetingDay = weekday(addDays(begins, -random.between(10, 28)));
    const from = random.pick(['09:00', '09:30', '10:00', '14:00', '14:30']);
    start = addDays(start, random.between(35, 110));
    return {
      number: `${training}_${at + 1}`,
      starts: compact(begins),
      ends: compact(ends),
      enrolUntil: course.permanent || random.chance(0.4) ? null : compact(addDays(begins, -7)),
      state: placesOpen === 0 ? '2' : random.chance(0.04) ? '3' : '1',
      placesTotal,
      placesOpen,
      meeting:
        random.chance(0.7) && (course.permanent || meetingDay > today)
          ? {
              on: compact(course.permanent ? weekday(addDays(today, random.between(4, 30))) : meetingDay),
              from,
              to: `${two(Number(from.slice(0, 2)) + 2)}:${from.slice(3)}`,
            }
          : null,
    };
  });
}

/** 14 figures whose key is wrong: no establishment can bear them. */
function unusedSiret(random: Seeded): string {
  const digits = Array.from({ length: 14 }, (_, at) => (at === 0 ? random.between(1, 9) : random.below(10)));
  const sum = digits.reduce((total, digit, at) => {
    const double = at % 2 === 0 ? digit * 2 : digit;
    return total + (double > 9 ? double - 9 : double);
  }, 0);
  if (sum % 10 === 0) digits[13] = ((digits[13] ?? 0) + 1) % 10;
  return digits.join('');
}

const two = (n: number): string => String(n).padStart(2, '0');
const compact = (date: Date): string => date.toISOString().slice(0, 10).replaceAll('-', '');
const addDays = (date: Date, days: number): Date => new Date(date.getTime() + days * 86_400_000);
/** That day, or the Monday after a week-end. */
const weekday = (date: Date): Date => (date.getUTCDay() % 6 === 0 ? monday(date) : date);
const monday = (date: Date): Date => addDays(date, (8 - date.getUTCDay()) % 7);
