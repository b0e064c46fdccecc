import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frenchHtml, frenchText } from './typography.ts';

const N = '\u202f';
const B = '\u00a0';

describe('frenchText', () => {
  it.each([
    ['Pourquoi ?', `Pourquoi${N}?`],
    ['Vite ! Non ; si', `Vite${N}! Non${N}; si`],
    ['Effet : rien', `Effet${B}: rien`],
    ['« session complète »', `«${B}session complète${B}»`],
    ['3 214 actions, 1 234 567 jeunes', `3${N}214 actions, 1${N}234${N}567 jeunes`],
    ["l'organisme n'a", 'l’organisme n’a'],
    ['l&#39;organisme', 'l’organisme'],
    ['à 10 h 42', `à 10${B}h${B}42`],
    ['à 14 h, salle 3', `à 14${B}h, salle 3`],
    ['12 % de 40 €', `12${B}% de 40${B}€`],
    ['https://exemple.fr/?a=b', 'https://exemple.fr/?a=b'],
    ['06 39 98 41 27', '06 39 98 41 27'],
    ['12:30', '12:30'],
    ['6 heures', '6 heures'],
  ])('%s', (typed, expected) => {
    expect(frenchText(typed)).toBe(expected);
  });

  it('changes nothing more the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const once = frenchText(text);
        expect(frenchText(once)).toBe(once);
      }),
    );
  });

  it('only ever swaps spaces and apostrophes', () => {
    const alphabet = fc.constantFrom(..."aé12 ;:!?«»'’h%€\u00a0\u202f".split(''));
    const bare = (text: string) => text.replace(/[ \u00a0\u202f]/g, ' ').replace(/['’]/g, "'");
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 40 }), (letters) => {
        const text = letters.join('');
        expect(bare(frenchText(text))).toBe(bare(text));
      }),
    );
  });
});

describe('frenchHtml', () => {
  it.each([
    [
      'an attribute',
      '<a href="/x?q=l\'eau ?" title="Quoi ?">Quoi ?</a>',
      `<a href="/x?q=l'eau ?" title="Quoi ?">Quoi${N}?</a>`,
    ],
    ['a script', "<script>a ? b : 'c'</script>Ah ?", `<script>a ? b : 'c'</script>Ah${N}?`],
    ['an input’s value', '<input value="Quoi ?"/>Quoi ?', `<input value="Quoi ?"/>Quoi${N}?`],
    ['a textarea', '<textarea>Quoi ?</textarea>Quoi ?', `<textarea>Quoi ?</textarea>Quoi${N}?`],
    [
      'a value to be copied',
      '<dd data-verbatim>1 234 <b>a ?</b><dd>x ?</dd></dd><p>a ?</p>',
      `<dd data-verbatim>1 234 <b>a ?</b><dd>x ?</dd></dd><p>a${N}?</p>`,
    ],
    ['a comment', '<!-- a ? -->b ?', `<!-- a ? -->b${N}?`],
    ['a sign after a tag', '<b>Ici</b> : là', `<b>Ici</b>${B}: là`],
    ['> inside quotes', '<a title="a > b ?">c ?</a>', `<a title="a > b ?">c${N}?</a>`],
  ])('%s', (_what, document, expected) => {
    expect(frenchHtml(document)).toBe(expected);
  });

  it('never touches a tag', () => {
    const attribute = fc.string({ maxLength: 20 }).map((text) => text.replace(/["<>]/g, ''));
    const piece = fc.oneof(
      attribute.map((value) => `<i title="${value}">`),
      fc.constant('</i>'),
      fc.string({ maxLength: 20 }).map((text) => text.replace(/[<>&]/g, '')),
    );
    const tags = (document: string) => document.match(/<[^>]*>/g) ?? [];
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const document = pieces.join('');
        expect(tags(frenchHtml(document))).toEqual(tags(document));
      }),
    );
  });
});
