import { nirKey } from '../../dossiers/index.ts';
import type { FieldValues } from '../../gate/index.ts';
import { FAMILY_NAMES, GIVEN_NAMES, STREETS } from './names.ts';

/** A whole number from `min` to `max`, `max` excluded. */
export type Draw = (min: number, max: number) => number;

const picker =
  (draw: Draw) =>
  <T>(list: readonly T[]): T => {
    const found = list[draw(0, list.length)];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  };
const two = (n: number) => String(n).padStart(2, '0');
const ascii = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[^A-Za-z-]/g, '')
    .toLowerCase();

/**
 * Somebody who does not exist and looks like the others: the fields that a real neighbour has, no more and no fewer,
 * each with a value of its own. What can be seen before a dossier is opened (name, birth year, situation) is drawn as the
 * neighbour's is; what is shown only afterwards may be told by an expert, and then it is too late.
 *
 * Nothing leads to anybody: telephone numbers of the range kept for fiction, NIR of communes that never existed,
 * addresses of a domain that receives nothing.
 */
export function inventCanary(
  draw: Draw,
  like: Partial<FieldValues>,
  mix: readonly Partial<FieldValues>[],
): Partial<FieldValues> {
  const pick = picker(draw);
  const digits = (n: number) => Array.from({ length: n }, () => draw(0, 10)).join('');
  const { name, sex } = pick(GIVEN_NAMES);
  const familyName = pick(FAMILY_NAMES);
  const birthYear = like.summary?.birthYear ?? new Date().getUTCFullYear() - 19;
  const birthDate = `${birthYear}-${two(draw(1, 13))}-${two(draw(1, 29))}`;
  const others = mix.length > 0 ? mix : [like];
  const place = others.map((one) => one.address).find((address) => address !== undefined);
  const made: Partial<FieldValues> = { summary: { givenName: name, familyName, birthYear } };
  if (like.situation) made.situation = mixSituations(pick, like.situation, others);
  if (like.phone) made.phone = `+3363998${digits(4)}`;
  if (like.email)
    made.email = `${ascii(name)}.${ascii(familyName)}${draw(0, 2) ? draw(10, 99) : ''}@exemple.fr`;
  if (like.address)
    made.address = {
      ...like.address,
      lines: [`${draw(1, 90)} ${pick(STREETS)}`],
      postcode: (place ?? like.address).postcode,
      city: (place ?? like.address).city,
    };
  if (like.birthDate) made.birthDate = birthDate;
  if (like.nir) made.nir = inventNir(draw, sex, birthDate);
  if (like.franceTravailId)
    made.franceTravailId = `${digits(7)}${pick(['A', 'B', 'C', 'D', 'E', 'H', 'K', 'M'])}`;
  return made;
}

/** The neighbour's situation, each trait from one of several: nobody's own. */
function mixSituations(
  pick: ReturnType<typeof picker>,
  like: NonNullable<FieldValues['situation']>,
  others: readonly Partial<FieldValues>[],
): NonNullable<FieldValues['situation']> {
  const traits = Object.entries(like).map(([trait, value]) => {
    const theirs = others.flatMap((one) =>
      Object.entries(one.situation ?? {}).filter(([name]) => name === trait),
    );
    return [trait, theirs.length > 0 ? pick(theirs)[1] : value];
  });
  return { ...like, ...Object.fromEntries(traits) };
}

/** Communes 48 950 to 48 989 never existed (Lozère stops at 48 198): well-formed, and nobody’s. */
function inventNir(draw: Draw, sex: 1 | 2, birthDate: string): string {
  const thirteen = `${sex}${birthDate.slice(2, 4)}${birthDate.slice(5, 7)}48${draw(950, 990)}${String(draw(1, 1000)).padStart(3, '0')}`;
  return thirteen + nirKey(thirteen);
}
