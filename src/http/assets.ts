/**
 * Style and scripts: built once at start from a closed list, kept in memory compressed, served under
 * names that hold their hash, so that a browser may keep them for ever.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'esbuild';
import type { Hono } from 'hono';
import type { AppEnv } from '../ui/index.ts';

interface Asset {
  type: string;
  plain: Buffer;
  /** Null: no use compressing it again. */
  br: Promise<Buffer> | null;
  gzip: Promise<Buffer> | null;
}

export interface Assets {
  /** `/assets/ecluse.1a2b3c4d.css` for `ecluse.css`. Throws on a name that is not listed. */
  address(name: string): string;
  find(file: string): Asset | undefined;
}

/** Parts of Designsystemet that our pages use; the whole is three times as heavy. */
const DESIGN_PARTS = [
  'alert',
  'breadcrumbs',
  'button',
  'card',
  'chip',
  'error-summary',
  'field',
  'fieldset',
  'heading',
  'input',
  'label',
  'link',
  'list',
  'paragraph',
  'skip-link',
  'table',
  'tag',
  'validation-message',
] as const;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const FONT = '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';

/** Island modules, each its own file; `islands` is on every page. */
const ISLANDS: Readonly<Record<string, string>> = {
  islands: here('../ui/islands/index.ts'),
};

const brotli = (plain: Buffer) =>
  promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
const gzipped = (plain: Buffer) => promisify(gzip)(plain, { level: 9 });

/** One sheet, in the order of the layers: theme, base, parts, ours (unlayered, so it wins). */
async function styleSheet(): Promise<string> {
  const require = createRequire(import.meta.url);
  const read = (name: string) => readFile(require.resolve(`@digdir/designsystemet-css/${name}`), 'utf8');
  const [theme, base, sizes, ...parts] = await Promise.all([
    read('theme.css'),
    read('base.css'),
    read('data-size-workaround.css'),
    ...DESIGN_PARTS.map((part) => read(`${part}.css`)),
  ]);
  const ours = await readFile(here('../ui/assets/ecluse.css'), 'utf8');
  const source = [
    '@layer ds.theme, ds.base, ds.components;',
    theme,
    `@layer ds.base{${base}${sizes}}`,
    `@layer ds.components{${parts.join('\n')}}`,
    ours,
  ].join('\n');
  const built = await build({
    stdin: { contents: source, loader: 'css' },
    minify: true,
    write: false,
    target: 'es2022',
    external: ['*.woff2'],
    bundle: true,
    logLevel: 'silent',
  });
  return built.outputFiles[0]?.text ?? source;
}

async function island(path: string): Promise<string> {
  const built = await build({
    entryPoints: [path],
    bundle: true,
    format: 'esm',
    minify: true,
    write: false,
    target: 'es2022',
    logLevel: 'silent',
  });
  return built.outputFiles[0]?.text ?? '';
}

/** Builds every listed asset. Compression goes on in the background; the first request waits for it. */
export async function loadAssets(more: Readonly<Record<string, string>> = {}): Promise<Assets> {
  const scripts = Object.entries({ ...ISLANDS, ...more });
  const [font, style, logo, ...modules] = await Promise.all([
    readFile(createRequire(import.meta.url).resolve(FONT)),
    styleSheet(),
    readFile(here('../ui/assets/logo.svg'), 'utf8'),
    ...scripts.map(([, path]) => island(path)),
  ]);
  const addresses = new Map<string, string>();
  const files = new Map<string, Asset>();
  const list = (name: string, type: string, plain: Buffer, squeeze = true) => {
    const hash = createHash('sha256').update(plain).digest('hex').slice(0, 10);
    const dot = name.lastIndexOf('.');
    const file = `${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
    addresses.set(name, `/assets/${file}`);
    files.set(file, {
      type,
      plain,
      br: squeeze ? brotli(plain) : null,
      gzip: squeeze ? gzipped(plain) : null,
    });
    return file;
  };
  const fontFile = list('inter.woff2', 'font/woff2', font, false);
  list('ecluse.css', 'text/css; charset=utf-8', Buffer.from(style.replaceAll('inter.woff2', fontFile)));
  list('logo.svg', 'image/svg+xml', Buffer.from(logo));
  scripts.forEach(([name], at) => {
    list(`${name}.js`, 'text/javascript; charset=utf-8', Buffer.from(modules[at] ?? ''));
  });
  return {
    address(name) {
      const address = addresses.get(name);
      if (address === undefined) throw new Error(`no such asset: ${name}`);
      return address;
    },
    find: (file) => files.get(file),
  };
}

export function mountAssets(app: Hono<AppEnv>, assets: Assets): void {
  app.get('/assets/:file', async (c) => {
    const asset = assets.find(c.req.param('file'));
    if (!asset) return c.notFound();
    const accepted = c.req.header('accept-encoding') ?? '';
    const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null;
    const squeezed = encoding && asset[encoding] ? await asset[encoding] : null;
    return c.body(new Uint8Array(squeezed ?? asset.plain), 200, {
      'Content-Type': asset.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
      ...(encoding && squeezed ? { 'Content-Encoding': encoding } : {}),
    });
  });
}
