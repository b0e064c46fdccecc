import { nirKey } from '../dossiers/index.ts';
import { type Seeded, seeded } from '../seeded.ts';
import { communes, familyNames, knownPeople, menNames, streets, womenNames } from './invented-names.ts';
import {
  type ContactKind,
  housings,
  levels,
  mobilities,
  noteTexts,
  projects,
  resources,
} from './invented-situations.ts';

export interface InventedNote {
  daysAgo: number;
  kind: ContactKind;
  text: string;
}

export interface InventedPerson {
  summary: { givenName: string; familyName: string; birthYear: number };
  situation: {
    project: string;
    level: string;
    mobility: string;
    resources: string;
    housing: string;
    programme?: 'CEJ' | 'PACEA';
  };
  phone: string;
  email: string;
  address: { lines: string[]; postcode: string; city: string };
  birthDate: string;
  nir: string;
  franceTravailId: string;
  notes: InventedNote[];
  followedSinceDaysAgo: number;
}

const two = (n: number): string => String(n).padStart(2, '0');
const three = (n: number): string => String(n).padStart(3, '0');
const ascii = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/ı/g, 'i')
    .replace(/[^A-Za-z-]/g, '')
    .toLowerCase();

/** Communes 48 950 to 48 989 never existed (Lozère stops at 48 198): the number is well-formed and nobody’s. */
function inventNir(random: Seeded, sex: 1 | 2, birthDate: string): string {
  const commune = random.between(950, 989);
  const thirteen = `${sex}${birthDate.slice(2, 4)}${birthDate.slice(5, 7)}48${commune}${three(random.between(1, 999))}`;
  return thirteen + nirKey(thirteen);
}

/** 7919 is prime with 10,000: every index below 10,000 gets its own number, in the range that Arcep keeps for fiction. */
function inventPhone(index: number): string {
  const n = index === 0 ? 4127 : (index * 7919 + 11) % 10_000;
  return `+3363998${String(n === 4127 && index > 0 ? 4128 : n).padStart(4, '0')}`;
}

function inventName(
  random: Seeded,
  index: number,
): { given: string; family: string; sex: 1 | 2; age: number } {
  const known = knownPeople[index];
  if (known) return known;
  const sex = random.chance(0.5) ? 1 : 2;
  // Two lists walked at different paces: a test holds that no pair comes twice.
  const given = sex === 1 ? menNames : womenNames;
  const family = familyNames[(index * 37) % familyNames.length] ?? familyNames[0];
  const name = given[(index * 7 + 3 * Math.floor(index / familyNames.length)) % given.length] ?? given[0];
  return { given: name, family, sex, age: random.between(16, 25) };
}

/** Latest first: the contacts, each some weeks before the next, and unanswered calls since for those gone quiet. */
function inventNotes(
  random: Seeded,
  project: { trade: string; place: string },
  lastContact: number,
  since: number,
): InventedNote[] {
  const kinds = Object.keys(noteTexts).filter((kind) => kind !== 'no_answer') as ContactKind[];
  const texts = new Set<string>();
  const write = (kind: ContactKind, daysAgo: number): InventedNote[] => {
    const text = random
      .pick(noteTexts[kind])
      .replace('{trade}', project.trade)
      .replace('{place}', project.place);
    if (texts.has(text)) return [];
    texts.add(text);
    return [{ daysAgo, kind, text }];
  };
  const notes = lastContact > 30 ? write('no_answer', random.between(3, 20)) : [];
  const wanted = random.between(2, 5);
  let daysAgo = lastContact;
  do {
    notes.push(...write(random.pick<ContactKind>([...kinds, 'meeting', 'call', 'meeting']), daysAgo));
    daysAgo += random.between(9, 31);
  } while (notes.length < wanted && daysAgo < since);
  return notes;
}

/**
 * The young person number `index`: the same one for the same index and day, and nobody who exists.
 * Takes the index and today’s ISO date (ages and contacts are counted from it).
 */
export function inventPerson(index: number, today: string): InventedPerson {
  const random = seeded(48_000 + index);
  const { given, family, sex, age } = inventName(random, index);
  const birthYear = Number(today.slice(0, 4)) - age;
  const birthDate = `${birthYear}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`;
  const known = knownPeople[index];
  const drawnProject = random.pick(projects);
  const project = (known && projects[known.project]) ?? drawnProject;
  const commune = index === 0 ? communes[0] : random.pick(communes);
  const programme = knownPeople[index]
    ? knownPeople[index].programme
    : random.pick(['CEJ', 'PACEA', null, null] as const);
  const drawnContact = random.chance(0.12) ? random.between(31, 60) : random.between(11, 28);
  const lastContact = known?.contact ?? drawnContact;
  const since = random.between(90, 520);
  return {
    summary: { givenName: given, familyName: family, birthYear },
    situation: {
      project: project.project,
      level: index === 0 ? 'CAP non validé' : random.pick(levels),
      mobility: index === 0 ? 'Bus, 25 km' : random.pick(mobilities),
      resources: programme ? `Allocation ${programme}` : random.pick(resources),
      housing: age < 18 || index === 0 ? 'Chez ses parents' : random.pick(housings),
      ...(programme ? { programme } : {}),
    },
    phone: inventPhone(index),
    email: `${ascii(given)}.${ascii(family)}@exemple.fr`,
    address: {
      lines: [`${random.between(1, 98)} ${random.pick(streets)}`],
      postcode: commune.postcode,
      city: commune.city,
    },
    birthDate,
    nir: inventNir(random, sex, birthDate),
    franceTravailId: `${random.between(1_000_000, 9_999_999)}${random.pick(['A', 'B', 'C', 'D', 'E', 'H', 'K', 'M'])}`,
    notes: inventNotes(random, project, lastContact, since),
    followedSinceDaysAgo: since,
  };
}
