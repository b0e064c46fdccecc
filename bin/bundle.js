// Turns src/ into a few JavaScript files, so that a start loads those instead of some 400 TypeScript files one by
// one (a second less). Bundles are kept in build/, named after the state of the sources: never stale, safe when
// several processes start at once, and made anew (0.2 s) after a change.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const DAY_MS = 86_400_000;

/** Address of the bundled entry. @throws when the folder cannot be written: the caller then runs the sources. */
export async function bundle(entry) {
  const kept = join(root, 'build');
  const folder = join(kept, await stateOfSources());
  const made = join(folder, 'main.js');
  if (!(await exists(made))) {
    await mkdir(kept, { recursive: true });
    await forgetOldOnes(kept);
    const draft = `${folder}.${process.pid}`;
    await build({
      entryPoints: [join(root, entry)],
      outdir: draft,
      bundle: true,
      splitting: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      sourcemap: true,
      jsx: 'automatic',
      jsxImportSource: 'hono/jsx',
      logLevel: 'silent',
      plugins: [placesOf(folder)],
    });
    // Somebody was faster: theirs is the same.
    await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
  }
  return pathToFileURL(made).href;
}

/** A file that finds others beside itself must go on finding them beside its source. */
function placesOf(folder) {
  return {
    name: 'places',
    setup(build) {
      build.onLoad({ filter: /[\\/]src[\\/].*\.tsx?$/ }, async ({ path }) => {
        const place = JSON.stringify(relative(folder, path).replaceAll('\\', '/'));
        const contents = (await readFile(path, 'utf8')).replaceAll(
          'import.meta.url',
          `new URL(${place}, import.meta.url).href`,
        );
        return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts', resolveDir: dirname(path) };
      });
    },
  };
}

async function stateOfSources() {
  const src = join(root, 'src');
  const state = createHash('sha256');
  const names = (await readdir(src, { recursive: true }))
    .filter((name) => /\.(tsx?|json)$/.test(name))
    .sort();
  for (const name of [
    ...names.map((n) => join(src, n)),
    join(root, 'package.json'),
    fileURLToPath(import.meta.url),
  ]) {
    const { mtimeMs, size } = await stat(name);
    state.update(`${name} ${mtimeMs} ${size}\n`);
  }
  return state.digest('hex').slice(0, 16);
}

async function forgetOldOnes(kept) {
  for (const name of await readdir(kept)) {
    const { mtimeMs } = await stat(join(kept, name)).catch(() => ({ mtimeMs: Date.now() }));
    if (mtimeMs < Date.now() - DAY_MS) await rm(join(kept, name), { recursive: true, force: true });
  }
}

const exists = (file) =>
  stat(file).then(
    () => true,
    () => false,
  );
