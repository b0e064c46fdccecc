import { createHash } from 'node:crypto';
import { composeLetter, type LetterData } from '../compose/letter.ts';
import { encryptToAge } from './age.ts';
import type { Claimed, Run, Work } from './run.ts';
import { makeTar } from './tar.ts';
import { typesetLetters } from './typeset.ts';

/** How many letters a file for the print house holds. */
export const LETTERS_A_FILE = 200;

interface Ready {
  id: string;
  postcode: string;
  letter: LetterData;
}

/**
 * Makes one file for the print house of claimed letters: a PDF each, sorted by postal code, and a manifest; encrypted
 * to the print house unless it is an exercise, whose addresses are invented. Kept and marked printed in one commit.
 * @returns how many letters it holds
 */
export async function printLetters(
  run: Run,
  work: Work,
  claimed: readonly Claimed[],
  printHouse: Buffer | null,
  at: Date,
): Promise<number> {
  const people = await run.open(work, claimed);
  const ready: Ready[] = [];
  for (const notice of claimed) {
    const id = notice.notice_id;
    const values = people?.get(id)?.values;
    const { address, summary } = values ?? {};
    const letter =
      address && summary
        ? composeLetter(
            run.facts(work, notice, summary),
            { ...address, name: `${summary.givenName} ${summary.familyName}` },
            at,
          )
        : null;
    if (people === null) await run.release(id);
    else if (letter === null) await run.settle(id, { what: 'final', answer: 'ADDRESS' });
    else ready.push({ id, postcode: address?.postcode ?? '', letter });
  }
  if (ready.length === 0 || (printHouse === null && !work.exercise)) {
    for (const { id } of ready) await run.release(id);
    return 0;
  }
  ready.sort((a, b) => a.postcode.localeCompare(b.postcode) || Number(a.id) - Number(b.id));
  const { tar, pages } = await archive(ready, at);
  const file = work.exercise || printHouse === null ? tar : encryptToAge(printHouse, tar);
  const kept = await run.keepLetters(
    work,
    ready.map(({ id }) => id),
    pages,
    file,
  );
  // Paused meanwhile: nothing was printed, all wait again.
  if (kept === null) for (const { id } of ready) await run.release(id);
  return kept === null ? 0 : ready.length;
}

/** The manifest names no person: the order, the postal code, the pages and the fingerprint of each file. */
async function archive(ready: readonly Ready[], at: Date): Promise<{ tar: Buffer; pages: number }> {
  const entries: { name: string; content: Uint8Array }[] = [];
  const lines = ['file;postcode;pages;sha256'];
  let pages = 0;
  for await (const made of typesetLetters(ready.map(({ letter }) => letter))) {
    const n = entries.length;
    const name = `lettres/${String(n + 1).padStart(4, '0')}.pdf`;
    pages += made.pages;
    const fingerprint = createHash('sha256').update(made.pdf).digest('hex');
    lines.push([name, ready[n]?.postcode, made.pages, fingerprint].join(';'));
    entries.push({ name, content: made.pdf });
  }
  lines.push(`total;${entries.length};${pages};`);
  const manifest = Buffer.from(`${lines.join('\r\n')}\r\n`, 'utf8');
  return { tar: makeTar([{ name: 'bordereau.csv', content: manifest }, ...entries], at), pages };
}
