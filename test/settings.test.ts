import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { settings } from '../src/settings.ts';

const page = fileURLToPath(new URL('../docs/operations/settings.md', import.meta.url));

describe('docs/operations/settings.md', () => {
  it('is the list of src/settings.ts, word for word', () => {
    const rows = readFileSync(page, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `ECLUSE_'));
    expect(rows).toEqual(
      settings.map(({ name, byDefault, meaning }) => `| \`${name}\` | ${byDefault} | ${meaning} |`),
    );
  });
});
