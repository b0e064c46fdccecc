import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/db/harness.ts';
import { createAccount, createStructure } from '../../identity/index.ts';
import { nirKey } from '../validate/nir.ts';
import { importBeneficiaries } from './import-beneficiaries.ts';

let t: TestDatabase;
let structureId: string;
const counsellorEmail = 'maelle@exemple.fr';

beforeAll(async () => {
  t = await testDatabase();
  const owner = await t.db.owner();
  structureId = await createStructure(owner, { name: 'ML', kind: 'mission_locale' });
  await createAccount(owner, {
    structureId,
    role: 'counsellor',
    email: counsellorEmail,
    displayName: 'Maëlle',
  });
  await owner.end();
});
afterAll(() => t.close());

const nir = '106054895112301';
const goodNir = nir.slice(0, 13) + nirKey(nir.slice(0, 13));

async function run(content: string | Buffer, more: object = {}) {
  const file = join(t.config.dataDir, 'people.csv');
  await writeFile(file, content);
  const owner = await t.db.owner();
  try {
    const report = await importBeneficiaries(owner, file, {
      masterKeyFile: t.config.masterKeyFile,
      structureId,
      counsellorEmail,
      today: new Date('2027-03-15'),
      ...more,
    });
    const { rows } = await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM vault.beneficiary');
    return { ...report, stored: rows[0]?.n };
  } finally {
    await owner.end();
  }
}

const header = 'Nom;Prénom;Date de naissance;Téléphone;Courriel;Adresse;Code postal;Ville;NIR;Note';

test('a check writes nothing, the import writes the valid rows, a second one writes nobody twice', async () => {
  const file = [
    header,
    `Valcombe;Idriss;14/05/2006;06 39 98 41 27;idriss@exemple.fr;"Bât. B\n12 rue des Écluses";48990;Port-Vautrin;${goodNir};Premier entretien`,
    'Montreval;Assia;2008-01-02;;;;;;;',
    'Castagnède;Noé;31/02/2006;06 39;;;;;;',
    'Valcombe;IDRISS;14/05/2006;;;;;;;',
    '',
  ].join('\r\n');
  const expected = [
    [5, 'date_naissance', 'birth_date_unreal'],
    [5, 'telephone', 'phone_format'],
    [6, null, 'row_twice'],
  ];
  const checked = await run(file, { check: true });
  expect(checked).toMatchObject({ read: 4, imported: 2, stored: 0, checkOnly: true, encoding: 'utf-8' });
  expect(checked.rejected.map((row) => [row.line, row.column, row.code])).toEqual(expected);
  expect(await run(file)).toMatchObject({ imported: 2, stored: 2 });
  const again = await run(file);
  expect(again).toMatchObject({ imported: 0, stored: 2 });
  expect(again.rejected.filter((row) => row.code === 'row_known')).toHaveLength(2);
});

test('no value of a row is in the report', async () => {
  const { rejected } = await run(
    `${header}\nSecretissime;R2D2;1/1/2006;06 39 98 41 2;pas une adresse;;;;1 85;\n`,
  );
  expect(rejected.map((row) => row.code).sort()).toEqual([
    'email_format',
    'name_characters',
    'nir_format',
    'phone_format',
  ]);
  expect(JSON.stringify(rejected)).not.toMatch(/Secret|R2D2|pas une adresse/);
});

test('a spreadsheet saved in windows-1252 with commas', async () => {
  const bytes = Buffer.from('nom,prenom,date_naissance\nFran\xe7ois,No\xe9mie,14/05/2005\n', 'latin1');
  expect(await run(bytes)).toMatchObject({ imported: 1, encoding: 'windows-1252', delimiter: ',' });
});

test.each([
  ['', 'empty'],
  ['nom;prenom\nA;B\n', 'missing column date_naissance'],
  ['nom;prenom;date_naissance;couleur\n', 'unknown column “couleur”'],
  ['nom;prenom;date_naissance;Date de naissance\n', 'stands twice'],
  ['nom;prenom;date_naissance\n"A;B;C\n', 'quotes or cells are not closed'],
  ['nom;prenom;date_naissance\nA;B\0;C\n', 'not a text file'],
])('refuses a file that cannot be taken: %j', async (content, message) => {
  await expect(run(content)).rejects.toThrow(message);
});

test('refuses an unknown counsellor', async () => {
  await expect(run(`${header}\n`, { counsellorEmail: 'qui@exemple.fr' })).rejects.toThrow(
    'no active counsellor',
  );
});
