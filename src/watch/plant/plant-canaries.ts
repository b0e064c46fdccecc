import { randomInt } from 'node:crypto';
import type { Queryable } from '../../db/index.ts';
import type { FieldValues } from '../../gate/index.ts';
import { type BeneficiaryRef, createOperatorVault, type OperatorVault, splitRef } from '../../vault/index.ts';
import { type Draw, inventCanary } from './invent-canary.ts';

type Person = Parameters<OperatorVault['createBeneficiary']>[0];

/** One person in so many is invented, at places that nobody can guess. */
const ONE_IN = 25;
/** Neighbours whose traits are mixed. */
const MIXED = 12;

/**
 * Plants invented people among those that an import writes, where the import is: numbers, dates and key versions are then
 * those of their neighbours. Tell it of each person written; it writes one of its own now and then.
 */
export interface Planter {
  /** After a person was written, on the same connection and in the same transaction. Returns whom it planted, if it did. */
  wrote(person: Person): Promise<BeneficiaryRef | null>;
}

/** Drawn by the operating system: from a seed, whoever knows it would know all of them. The demonstration has one. */
export function plantCanaries(
  owner: Queryable,
  masterKeyFile: string,
  { oneIn = ONE_IN, draw = randomInt }: { oneIn?: number; draw?: Draw } = {},
): Planter {
  const vault = createOperatorVault(owner, masterKeyFile);
  const neighbours: Partial<FieldValues>[] = [];
  let until = draw(2, oneIn + 1);
  return {
    async wrote(person) {
      neighbours.push(person.values);
      if (neighbours.length > MIXED) neighbours.shift();
      until -= 1;
      if (until > 0) return null;
      // One in `oneIn` on average, evenly spread: neither a rhythm nor a crowd.
      until = draw(1, 2 * oneIn);
      const values = await unlikeAnybody(vault, draw, person, neighbours);
      if (values === null) return null;
      const ref = await vault.createBeneficiary({ ...person, values, notes: notesLike(draw, person) });
      await owner.query('SELECT watch.plant($1, $2, false)', splitRef(ref));
      return ref;
    },
  };
}

/** A name that nobody there has with this birth year: a search for a real person must not meet it. Null: give up. */
async function unlikeAnybody(
  vault: OperatorVault,
  draw: Draw,
  person: Person,
  mix: readonly Partial<FieldValues>[],
): Promise<Partial<FieldValues> | null> {
  for (let tries = 0; tries < 20; tries += 1) {
    const values = inventCanary(draw, person.values, mix);
    if (!(await vault.isDuplicate(person.structureId, values))) return values;
  }
  return null;
}

const WORDS = [
  'Premier entretien fait.',
  'Rappeler la semaine prochaine.',
  'Projet à préciser ensemble.',
  'Message laissé.',
];

/** As many notes as the neighbour has, of the same kinds and days, with other words. */
function notesLike(draw: Draw, { notes = [] }: Person): NonNullable<Person['notes']> {
  return notes.map((note) => ({ ...note, text: WORDS[draw(0, WORDS.length)] ?? note.kind }));
}
