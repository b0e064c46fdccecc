// npm writes into the lock only the optional packages that the registry at hand offers, and `npm ci` then refuses the
// lock on another platform or registry. This adds an entry for each missing one (name, version, platform: enough
// for npm to pass over it, or to fetch it where it is wanted). With --check it only says which are missing.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const systems = [
  'android',
  'darwin',
  'win32',
  'freebsd',
  'openbsd',
  'netbsd',
  'sunos',
  'aix',
  'openharmony',
  'linux',
];
const processors = [
  'arm64',
  'x64',
  'ia32',
  'arm',
  'ppc64',
  's390x',
  'riscv64',
  'loong64',
  'mips64el',
  'wasm32',
];

function findMissing(packages) {
  const missing = new Map();
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!isLocked(packages, path, name)) missing.set(`node_modules/${name}`, describe(name, range, entry));
    }
  }
  return missing;
}

function isLocked(packages, path, name) {
  for (
    let base = path;
    ;
    base = base.includes('/node_modules/') ? base.slice(0, base.lastIndexOf('/node_modules/')) : ''
  ) {
    if (`${base ? `${base}/` : ''}node_modules/${name}` in packages) return true;
    if (base === '') return false;
  }
}

function describe(name, range, parent) {
  const words = name.split(/[/-]/);
  const pick = (list) => list.filter((one) => words.includes(one)).slice(0, 1);
  const [cpu, os] = [pick(processors), pick(systems)];
  return {
    version: range.replace(/^[\^~]/, ''),
    optional: true,
    ...((parent.dev || parent.devOptional) && { dev: true }),
    ...(cpu.length > 0 && { cpu }),
    ...(os.length > 0 && { os }),
    ...(words.includes('musl') && { libc: ['musl'] }),
    ...(words.includes('gnu') && { libc: ['glibc'] }),
  };
}

const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = findMissing(lock.packages);
for (const path of missing.keys()) console.log(path);
if (process.argv.includes('--check')) {
  process.exitCode = missing.size === 0 ? 0 : 1;
} else if (missing.size > 0) {
  const { '': root, ...rest } = { ...lock.packages, ...Object.fromEntries(missing) };
  const sorted = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(
    file,
    `${JSON.stringify({ ...lock, packages: { '': root, ...Object.fromEntries(sorted) } }, null, 2)}\n`,
  );
}
