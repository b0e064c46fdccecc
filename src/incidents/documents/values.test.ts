import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as values from './values.ts';

/** The published list is no part of this repository; ECLUSE_CNIL_LISTS names a copy. */
const path = process.env.ECLUSE_CNIL_LISTS ?? '../shared/data/cnil/violation_taxonomie.json';
const PAIRS = {
  natures: values.NATURES,
  origines: values.ORIGINS,
  causes: values.CAUSES,
  donnees: values.DATA,
  personnes: values.PEOPLE,
  impacts: values.IMPACTS,
  gravite: values.SEVERITIES,
  communication_personnes: values.COMMUNICATIONS,
  notification: values.NOTIFICATIONS,
} as const;

describe('the words of the CNIL’s notification', () => {
  it.skipIf(!existsSync(path))('are those of the published list, apostrophes apart', () => {
    const published: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'));
    for (const [name, ours] of Object.entries(PAIRS)) {
      const theirs = published[name];
      expect(Array.isArray(theirs) && theirs.map((word) => String(word).replaceAll("'", '’')), name).toEqual([
        ...ours,
      ]);
    }
  });
});
