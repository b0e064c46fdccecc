import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { NoticeCodes, parseCode, showCode } from '../codes.ts';
import { typesetLetter, typesetLetters } from '../send/typeset.ts';
import { composeEmail } from './email.ts';
import { type NoticeFacts, SEEN_FIELDS } from './facts.ts';
import { greetingFor } from './greeting.ts';
import { composeLetter } from './letter.ts';
import { composeSms, SMS_LENGTH } from './sms.ts';

const facts: NoticeFacts = {
  happened: 'Un compte d’agent a été utilisé par une personne <b>qui n’y avait pas droit</b>.',
  measures: 'Ce compte est bloqué. Une plainte a été déposée.',
  contact: 'Votre Mission Locale, au 03 20 00 00 00.',
  structure: 'Mission Locale du Val d’Aubrelle',
  seen: ['phone', 'summary', 'nir'],
  firstAt: new Date('2027-03-15T03:07:00Z'),
  lastAt: new Date('2027-03-15T05:30:00Z'),
  givenName: 'Idriss',
  name: 'Idriss Vautrin',
  greeting: 'person',
  code: 'K7QM4XPD92TR',
  publicUrl: 'https://ecluse.example',
  exercise: false,
};
const address = {
  name: 'Idriss Vautrin',
  lines: ['2 rue des Écluses'],
  postcode: '59100',
  city: 'Saint-Étienne-au-Bois',
};

describe('an e-mail', () => {
  const { html, text: spaced } = composeEmail(facts);
  const text = spaced.replace(/[\u00a0\u202f]/g, ' ');
  it('says what of this person was seen and what was not, what to do, whom to ask, and its code', () => {
    for (const part of [
      'Bonjour Idriss,',
      '- numéro de téléphone',
      '- numéro de sécurité sociale (NIR)',
      'N’ont pas été vus : documents, notes de suivi, adresse postale, mots de passe.',
      'ameli',
      'cnil.fr',
      'K7QM-4XPD-92TR',
      'https://ecluse.example/verifier',
      'Hello Idriss,',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('adresse électronique\n');
    expect(html).not.toContain('<b>');
    expect(html).not.toContain('<a ');
  });
  it('of an exercise says so first', () => {
    const { subject, text } = composeEmail({ ...facts, exercise: true });
    expect(subject).toMatch(/^\[EXERCICE\] /);
    expect(text).toContain('rien n’est arrivé à vos données');
  });
});

describe('a text message', () => {
  const gsm = /^[ !"#$%&'()*+,\-./0-9:;<=>?@A-Za-zàèéìòù]*$/;
  it.each([
    ['short', facts],
    [
      'everything seen, a long name',
      {
        ...facts,
        seen: SEEN_FIELDS,
        structure: 'Mission Locale Œuvre du Très Long Pays d’Entre-Deux-Mers et de la Côte «ê» '.repeat(3),
      },
    ],
    ['an exercise', { ...facts, exercise: true }],
  ])('%s fits in two parts of the telephone alphabet, its code whole', (_what, some) => {
    const text = composeSms(some);
    expect(text.length).toBeLessThanOrEqual(SMS_LENGTH);
    expect(text).toMatch(gsm);
    expect(text).toContain('K7QM-4XPD-92TR');
    expect(text).toContain('ecluse.example/verifier');
  });
});

describe('a letter', () => {
  it('is accessible, on one sheet, its address inside the window', async () => {
    const letter = composeLetter({ ...facts, seen: SEEN_FIELDS }, address, new Date('2027-03-16T09:00:00Z'));
    if (letter === null) throw new Error('no letter');
    const { pdf, pages } = await typesetLetter(letter);
    const file = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
    expect(file.numPages).toBeLessThanOrEqual(2);
    expect(pages).toBe(file.numPages);
    const page = await file.getPage(1);
    const { items } = await page.getTextContent();
    const mm = (points: number) => (points * 25.4) / 72;
    const lines = items.flatMap((item) =>
      'str' in item &&
      ['Idriss Vautrin', '2 rue des Écluses', '59100 SAINT-ETIENNE-AU-BOIS'].includes(item.str)
        ? [
            {
              x: mm(item.transform[4]),
              y: 297 - mm(item.transform[5]),
              right: mm(item.transform[4] + item.width),
            },
          ]
        : [],
    );
    expect(lines).toHaveLength(3);
    for (const { x, y, right } of lines) {
      expect(x).toBeGreaterThanOrEqual(105);
      expect(right).toBeLessThanOrEqual(195);
      expect(y).toBeGreaterThanOrEqual(48);
      expect(y).toBeLessThanOrEqual(88);
    }
    expect(JSON.stringify(await page.getStructTree())).toContain('"role":"H2"');
  });
  it('says on each page of how many it is one, whatever the letter before had', async () => {
    const at = new Date('2027-03-16T09:00:00Z');
    const short = composeLetter({ ...facts, seen: ['email'] }, address, at);
    const long = composeLetter(
      { ...facts, happened: facts.happened.repeat(25), seen: SEEN_FIELDS },
      address,
      at,
    );
    if (short === null || long === null) throw new Error('no letter');
    const feet: string[] = [];
    for await (const { pdf, pages } of typesetLetters([short, long, long])) {
      const file = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
      expect(pages).toBe(file.numPages);
      for (let n = 1; n <= file.numPages; n += 1) {
        const { items } = await (await file.getPage(n)).getTextContent();
        const text = items.map((item) => ('str' in item ? item.str : '')).join('');
        feet.push(text.includes(`${n} / ${pages}`) ? 'said' : text.slice(-60));
      }
    }
    expect(feet.length).toBeGreaterThan(3);
    expect(new Set(feet)).toEqual(new Set(['said']));
  }, 60_000);
  it.each([
    [{ ...address, postcode: '5910' }],
    [{ ...address, city: ' ' }],
    [{ ...address, lines: [] }],
    [{ ...address, lines: ['a', 'b', 'c', 'd', 'e', 'f'] }],
  ])('to an address that no envelope takes is not made', (to) =>
    expect(composeLetter(facts, to, new Date())).toBeNull(),
  );
  it('breaks long lines at 38 signs', () => {
    const to = { ...address, lines: ['Résidence du Vieux Moulin de la Rivière, bâtiment C, escalier 4'] };
    const lines = composeLetter(facts, to, new Date())?.recipient ?? [];
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(38);
    expect(lines.at(-1)).toBe('59100 SAINT-ETIENNE-AU-BOIS');
  });
});

describe('somebody under fifteen', () => {
  const at = new Date('2027-03-16T09:00:00Z');
  it.each([
    [2012, 'either'],
    [2013, 'guardians'],
    [2027, 'guardians'],
    [2011, 'person'],
    [undefined, 'person'],
  ])('born in %s is greeted as %s', (year, greeting) => expect(greetingFor(year, at)).toBe(greeting));

  it('is written to through who decides for them, by e-mail and on the envelope', () => {
    const minor: NoticeFacts = { ...facts, greeting: 'guardians' };
    const { text } = composeEmail(minor);
    expect(text).toMatch(/^Aux représentants légaux d’Idriss Vautrin,/);
    expect(text).toContain('To the legal representatives of Idriss Vautrin,');
    expect(text).not.toContain('Bonjour');
    expect(composeLetter(minor, address, at)?.recipient.slice(0, 2)).toEqual([
      'Aux représentants légaux de',
      'Idriss Vautrin',
    ]);
    // No line is left for it: the letter goes out all the same, and greets them inside.
    const full = { ...address, lines: ['a', 'b', 'c', 'd'] };
    expect(composeLetter(minor, full, at)?.recipient[0]).toBe('Idriss Vautrin');
    expect(composeLetter({ ...facts, greeting: 'either' }, address, at)?.hello[0]).toContain(
      'ou à ses représentants',
    );
  });

  it('reads in the English half what is quoted in French', () => {
    expect(composeEmail(facts).text).toContain('(In French, as it was written:) Ce compte est bloqué.');
  });
});

describe('a code', () => {
  const codes = new NoticeCodes(Buffer.alloc(32, 7));
  it('is the same for the same notice, another for another, and reads back as typed', () => {
    const code = codes.codeOf('42');
    expect(code).toBe(codes.codeOf('42'));
    expect(code).not.toBe(codes.codeOf('43'));
    expect(parseCode(` ${showCode(code).toLowerCase()} `)).toBe(code);
    expect(codes.hashOf(code)).not.toEqual(new NoticeCodes(Buffer.alloc(32, 8)).hashOf(code));
  });
  it.each(['', 'K7QM', 'K7QM-4XPD-92TU', 'K7QM-4XPD-92TRX', '<script>'])('%j is none', (text) =>
    expect(parseCode(text)).toBeNull(),
  );
  it('has sixty bits: no sign is rarer than chance makes it', () => {
    const seen = new Map<string, number>();
    for (let n = 0; n < 4000; n += 1)
      for (const sign of codes.codeOf(String(n))) seen.set(sign, (seen.get(sign) ?? 0) + 1);
    expect(seen.size).toBe(32);
    for (const times of seen.values()) expect(Math.abs(times - 1500)).toBeLessThan(250);
  });
  it('marks our own messages: a Message-ID made up by somebody else is nobody’s', () => {
    const mine = `Message-ID: <${codes.messageKey('42')}@ecluse.example>`;
    expect(codes.findMessageKeys(`${mine}\n${mine}\n<avis-43-0123456789abcdef@ecluse.example>`)).toEqual([
      '42',
    ]);
  });
});
