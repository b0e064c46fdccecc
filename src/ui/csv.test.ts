import { expect, it } from 'vitest';
import { csvResponse, toCsv } from './csv.ts';

it('quotes what would break a row, and disarms what a spreadsheet would run', () => {
  expect(
    toCsv([
      ['Nom', 'Personnes'],
      ['Ana "la vive"; Dupré', 12],
      ['=HYPERLINK("http://exemple.fr")', -3],
      ['@SUM(A1)\nsuite', null],
    ]),
  ).toBe(
    '\uFEFFNom;Personnes\r\n"Ana ""la vive""; Dupré";12\r\n"\'=HYPERLINK(""http://exemple.fr"")";-3\r\n"\'@SUM(A1)\nsuite";\r\n',
  );
});

it('is a file, kept by nobody on the way', async () => {
  const answer = csvResponse('comptes.csv', [['é']]);
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="comptes.csv"');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await answer.arrayBuffer().then((bytes) => Buffer.from(bytes).toString('hex'))).toBe(
    'efbbbfc3a90d0a',
  );
});
