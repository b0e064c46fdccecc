import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { allowedImports, doors, openToAll, rootFiles } from './allowed-imports.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const src = join(root, 'src');

interface Import {
  from: string;
  to: string;
}

/** Every relative import of src/, tests left out: they may look inside what they test. */
function readImports(): Import[] {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .flatMap((file) => importsOf(file, readFileSync(join(src, file), 'utf8')));
}

function importsOf(file: string, text: string): Import[] {
  const named = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g);
  return [...named].map(([, path = '']) => ({
    from: file,
    to: relative(src, resolve(src, dirname(file), path)),
  }));
}

const moduleOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : file);

/** Why an import is not allowed; null when it is. */
function findFault({ from, to }: Import): string | null {
  const [mine, theirs] = [moduleOf(from), moduleOf(to)];
  if (mine === theirs || to.startsWith('..')) return null;
  if (!to.includes('/'))
    return openToAll.includes(to) || rootFiles.includes(from) ? null : `${from}: ${to} is not for modules`;
  if (!isDoor(to)) return `${from}: ${to} is inside ${theirs}; its door is ${theirs}/index.ts`;
  if (rootFiles.includes(from) || openToAll.includes(theirs)) return null;
  return allowedImports[mine]?.includes(theirs) ? null : `${from}: ${mine} may not import ${theirs}`;
}

function isDoor(to: string): boolean {
  return (
    /^[^/]+\/index\.tsx?$/.test(to) ||
    doors.some((door) => (door.endsWith('/') ? to.startsWith(door) : to === door))
  );
}

describe('module boundaries', () => {
  it('holds everywhere', () => {
    const imports = readImports();
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.map(findFault).filter((fault) => fault !== null)).toEqual([]);
  });

  it('knows every module', () => {
    const modules = readdirSync(src, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const unknown = modules
      .map((entry) => entry.name)
      .filter((name) => !(name in allowedImports) && !openToAll.includes(name));
    expect(unknown).toEqual([]);
  });

  it.each([
    ['the vault importing pages', { from: 'vault/reveal.ts', to: 'dossiers/index.ts' }],
    ['a module reaching inside another', { from: 'referrals/propose.ts', to: 'vault/crypto.ts' }],
    ['the kernel’s face importing the web', { from: 'gate/operations.ts', to: 'http/index.ts' }],
    ['a module importing the wiring', { from: 'dossiers/index.ts', to: 'main.ts' }],
  ])('catches %s', (_what, planted) => {
    expect(findFault(planted)).not.toBeNull();
  });

  it('only src/config.ts reads the environment', () => {
    const readers = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'))
      .filter((file) => /process\.env\b/.test(readFileSync(join(src, file), 'utf8')));
    expect(readers).toEqual(['config.ts']);
  });
});

describe('dependency-cruiser', () => {
  // With a compiler that it does not know it sees no module at all, and says that all is well.
  it('sees a planted violation', () => {
    const folder = mkdtempSync(join(root, 'test', 'canary-'));
    try {
      writeFileSync(
        join(folder, 'a.ts'),
        `import { allowedImports } from '../allowed-imports.ts';\nexport const a = allowedImports;\n`,
      );
      const cruise = spawnSync(
        process.execPath,
        [
          join(root, 'node_modules/.bin/depcruise'),
          '--config',
          '.dependency-cruiser.cjs',
          relative(root, folder),
        ],
        { cwd: root, encoding: 'utf8' },
      );
      expect(cruise.stdout).toContain('not-to-test');
      expect(cruise.status).not.toBe(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
