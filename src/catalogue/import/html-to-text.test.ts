import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToText } from './html-to-text.ts';

describe('text out of the HTML of a LHEO field', () => {
  it('keeps paragraphs, lists and line breaks', () => {
    expect(htmlToText('<p>Un <b>métier</b></p><ul><li>souder</li><li>plier</li></ul>Fin<br/>vraiment')).toBe(
      'Un métier\n- souder\n- plier\n\nFin\nvraiment',
    );
  });

  it('decodes entities, once', () => {
    expect(htmlToText('l&rsquo;&eacute;t&eacute; &amp;lt; 3 &#233; &#146; &#xe9; &inconnue;')).toBe(
      'l’été &lt; 3 é ’ é &inconnue;',
    );
  });

  it('takes scripts and comments away whole', () => {
    expect(htmlToText('a<script>alert("x")</script>b<!-- c --><style>p{}</style>d')).toBe('a b d');
  });

  it('leaves signs that are no tag', () => {
    expect(htmlToText('moins de 3 < 5 et 7 > 6')).toBe('moins de 3 < 5 et 7 > 6');
  });

  it('never grows, never keeps a control character', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        const plain = htmlToText(text);
        expect(plain.length).toBeLessThanOrEqual(text.length * 3 + 2);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
        expect(plain).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
      }),
    );
  });
});
