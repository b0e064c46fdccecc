import type { TextKey } from '../../ui/index.ts';
import { parsePlace, type TypedPlace } from './typed-place.ts';

export const START_CHOICES = ['', '1m', '3m', '6m'] as const;
export const SORTS = ['pertinence', 'debut', 'distance'] as const;
export const LEVELS = ['aucun', 'cap', 'bac', 'bac2', 'bac3'] as const;
export const RHYTHMS = ['plein', 'partiel', 'alternance', 'distance', 'permanent'] as const;

export type StartChoice = (typeof START_CHOICES)[number];
export type Sort = (typeof SORTS)[number];
export type Level = (typeof LEVELS)[number];
export type Rhythm = (typeof RHYTHMS)[number];

/** What somebody is looking for, as typed, checked. */
export interface Criteria {
  q: string;
  place: TypedPlace | null;
  placeText: string;
  start: StartChoice;
  from: string;
  until: string;
  open: boolean;
  past: boolean;
  levels: Level[];
  rhythms: Rhythm[];
  rome: string;
  formacode: string;
  /** Empty: by relevance when words were typed, else by date. */
  sort: Sort | '';
  page: number;
  /** The young person one searches for: a reference, never a name. */
  person: string | null;
}

export interface CriteriaError {
  /** Name of the field, which is its id too. */
  field: 'q' | 'lieu' | 'apres' | 'avant' | 'rome' | 'formacode';
  key: TextKey;
  params?: Record<string, string | number>;
}

const MAX_TEXT = 200;
const MAX_PAGE = 500;

/**
 * Reads the query string of the search.
 * @returns the criteria that hold, and an error for each field that does not; an unknown choice counts as none
 */
export function readCriteria(query: URLSearchParams): { criteria: Criteria; errors: CriteriaError[] } {
  const errors: CriteriaError[] = [];
  const text = (name: string): string => (query.get(name) ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
  const q = text('q');
  if (q.length > MAX_TEXT)
    errors.push({ field: 'q', key: 'catalogue.search.error.tooLong', params: { limit: MAX_TEXT } });
  const placeText = text('lieu').slice(0, MAX_TEXT);
  const place = placeText === '' ? null : parsePlace(placeText);
  if (place === 'unclear') errors.push({ field: 'lieu', key: 'catalogue.search.error.place' });
  if (place === 'radius') errors.push({ field: 'lieu', key: 'catalogue.search.error.radius' });

  const from = dateOf(text('apres'));
  const until = dateOf(text('avant'));
  if (from === null) errors.push({ field: 'apres', key: 'catalogue.search.error.date' });
  if (until === null) errors.push({ field: 'avant', key: 'catalogue.search.error.date' });
  if (from && until && from > until)
    errors.push({ field: 'avant', key: 'catalogue.search.error.datesReversed' });

  const rome = text('rome').toUpperCase();
  if (rome !== '' && !/^[A-N]\d{2,4}$/.test(rome))
    errors.push({ field: 'rome', key: 'catalogue.search.error.rome' });
  const formacode = text('formacode');
  if (formacode !== '' && !/^\d{5}$/.test(formacode)) {
    errors.push({ field: 'formacode', key: 'catalogue.search.error.formacode' });
  }
  const failed = new Set(errors.map((each) => each.field));
  const page = Number(text('page') || '1');
  const person = text('pour');
  return {
    errors,
    criteria: {
      q: q.slice(0, MAX_TEXT),
      place: typeof place === 'string' ? null : place,
      placeText,
      start: oneOf(START_CHOICES, text('debut')) ?? '',
      from: failed.has('apres') || failed.has('avant') ? '' : (from ?? ''),
      until: failed.has('apres') || failed.has('avant') ? '' : (until ?? ''),
      open: text('places') === '1',
      past: text('passees') === '1',
      levels: LEVELS.filter((each) => query.getAll('niveau').includes(each)),
      rhythms: RHYTHMS.filter((each) => query.getAll('rythme').includes(each)),
      rome: failed.has('rome') ? '' : rome,
      formacode: failed.has('formacode') ? '' : formacode,
      sort: oneOf(SORTS, text('tri')) ?? '',
      page: Number.isInteger(page) && page >= 1 && page <= MAX_PAGE ? page : 1,
      person: /^\d{1,18}-\d{1,18}$/.test(person) ? person : null,
    },
  };
}

/** The query string of criteria, changed here and there; the page goes back to 1 unless it is what changes. */
export function searchHref(criteria: Criteria, change: Partial<Criteria> = {}): string {
  const next = { ...criteria, page: 1, ...change };
  const query = new URLSearchParams();
  const put = (name: string, value: string): void => {
    if (value !== '') query.append(name, value);
  };
  put('q', next.q);
  put('lieu', next.placeText);
  put('debut', next.start);
  put('apres', next.from);
  put('avant', next.until);
  if (next.open) put('places', '1');
  if (next.past) put('passees', '1');
  for (const level of next.levels) put('niveau', level);
  for (const rhythm of next.rhythms) put('rythme', rhythm);
  put('rome', next.rome);
  put('formacode', next.formacode);
  put('tri', next.sort);
  put('pour', next.person ?? '');
  if (next.page > 1) put('page', String(next.page));
  const written = query.toString();
  return written === '' ? '/formations' : `/formations?${written}`;
}

/** True when nothing narrows the offer: the page then invites, and shows what begins soon. */
export function isOpenSearch(criteria: Criteria): boolean {
  return searchHref({ ...criteria, sort: '', person: null }) === '/formations';
}

/** An ISO date as the browser sends it, or as typed (12/03/2027). @returns '' when absent, null when no date. */
function dateOf(text: string): string | null {
  if (text === '') return '';
  const typed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const iso = typed
    ? `${typed[3]}-${(typed[2] ?? '').padStart(2, '0')}-${(typed[1] ?? '').padStart(2, '0')}`
    : text;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? null : iso;
}

function oneOf<T extends string>(list: readonly T[], value: string): T | null {
  return list.find((each) => each === value) ?? null;
}
