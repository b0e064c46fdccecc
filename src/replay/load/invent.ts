import { canary } from '../canary.ts';

/** Given names of invented people, by number. */
export const GIVEN = ['Lina', 'Noé', 'Inès', 'Malo', 'Jade', 'Ilyes', 'Zoé', 'Axel', 'Maya', 'Tom'];

/**
 * The person of this number, as an import takes one. The word of the name stands in the given name too: a young person's own page shows nothing else of it.
 */
export function invent(person: number) {
  const word = canary('contact', person);
  const name = `Z${canary('listed', person).slice(1)}`;
  return {
    values: {
      summary: {
        givenName: `${GIVEN[person % GIVEN.length] ?? 'Lina'} ${name}`,
        familyName: name,
        birthYear: 2000 + (person % 9),
      },
      // Not a number: an answer that shows it is recognised by it, whatever is done to the digits of numbers.
      phone: word,
      email: `${word}@exemple.fr`,
      franceTravailId: canary('identifier', person).toUpperCase(),
    },
    notes: [{ kind: 'call', text: `Appel ${word}.` }],
  };
}
