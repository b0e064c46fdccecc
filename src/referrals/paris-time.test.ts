import { expect, it } from 'vitest';
import { parisInstant } from './paris-time.ts';

it.each([
  ['2027-03-18T14:00', '2027-03-18T13:00:00.000Z'],
  ['2027-07-18T14:00', '2027-07-18T12:00:00.000Z'],
  // The hour that autumn repeats: the first of the two.
  ['2027-10-31T02:30', '2027-10-31T00:30:00.000Z'],
])('%s in Paris is %s', (local, instant) => expect(parisInstant(local)?.toISOString()).toBe(instant));

it.each(['2027-03-28T02:30', '2027-02-30T10:00', '2027-03-18', 'demain', '2027-03-18T25:00', ''])(
  '%j is no time',
  (local) => expect(parisInstant(local)).toBeNull(),
);
