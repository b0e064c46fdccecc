import { describe, expect, it } from 'vitest';
import { findText } from '../../ui/index.ts';
import {
  DOCUMENT_KINDS,
  DOCUMENTS,
  missingAnswers,
  partReady,
  questionsOf,
  readAnswers,
} from './questions.ts';

describe('the questions of a document', () => {
  it.each(DOCUMENT_KINDS)(
    'of %s are asked once each, have words in both languages, and hold what is required',
    (kind) => {
      const asked = questionsOf(kind);
      expect(new Set(asked).size).toBe(asked.length);
      expect(DOCUMENTS[kind].required.filter((name) => !asked.includes(name))).toEqual([]);
      for (const lang of ['fr', 'en'] as const) {
        for (const name of asked) expect(findText(lang, `incidents.q.${name}`), name).not.toBeNull();
        for (const { name } of DOCUMENTS[kind].sections)
          expect(findText(lang, `incidents.section.${name}`), name).not.toBeNull();
      }
    },
  );

  it('take words of the lists only, known questions only, and no text without end', () => {
    const answers = readAnswers('cnil', {
      natures: ['Perte de la confidentialité', 'Perte de patience'],
      severity: 'Catastrophique',
      story: `a\r\n${'x'.repeat(9000)}`,
      invented: 'x',
      contact: 12,
    });
    expect(answers.natures).toEqual(['Perte de la confidentialité']);
    expect([answers.severity, answers.contact]).toEqual(['', '']);
    expect(String(answers.story).slice(0, 3)).toBe('a\nx');
    expect(String(answers.story)).toHaveLength(6000);
    expect(Object.keys(answers).sort()).toEqual([...questionsOf('cnil')].sort());
  });

  it('say how far a draft is', () => {
    expect(partReady('complaint', {})).toBe(0);
    const half = { plaintiff: 'Mission Locale', story: 'x' };
    expect([partReady('complaint', half), missingAnswers('complaint', half)]).toEqual([
      50,
      ['contact', 'harm'],
    ]);
  });
});
