import { renderPdf, renderPdfs } from '../../print/index.ts';
import type { LetterData } from '../compose/letter.ts';

const template = new URL('../print/letter.typ', import.meta.url);

/** A letter as it goes into the envelope. */
export interface Typeset {
  pdf: Uint8Array;
  pages: number;
}

/**
 * Typesets letters, a PDF/UA-1 each, in their order and in constant memory.
 *
 * Each page says of how many it is one. For Typst to find that out, it lays every letter out several times (7 ms of
 * processor instead of 2.5), so it is told what the letter before had, and a letter that turns out otherwise is made
 * once more.
 */
export async function* typesetLetters(letters: readonly LetterData[]): AsyncGenerator<Typeset> {
  let pages = 1;
  const told: number[] = [];
  const each = function* () {
    for (const letter of letters) {
      told.push(pages);
      yield { ...letter, pages };
    }
  };
  let n = 0;
  for await (const pdf of renderPdfs(template, each())) {
    const letter = letters[n];
    pages = countPages(pdf);
    yield letter === undefined || pages === told[n] ? { pdf, pages } : await typesetLetter(letter, pages);
    n += 1;
  }
}

/** One letter alone, as for a preview. */
export async function typesetLetter(letter: LetterData, pages = 1): Promise<Typeset> {
  const pdf = await renderPdf({ template, data: { ...letter, pages } });
  const counted = countPages(pdf);
  return counted === pages ? { pdf, pages } : typesetLetter(letter, counted);
}

/** Typst writes each page's own object in the clear. */
function countPages(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
  );
}
