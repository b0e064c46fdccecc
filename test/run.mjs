// `npm test`: finds browsers for the journeys (or gets one, and says so), runs every test, closes with one line
// `N passed, N failed`. Arguments are handed to vitest.
import { spawn, spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
// Outside npm, `node` may be too old for vitest: our dependencies bring one that is not.
const ourNode = join(bin, 'node');
const node = existsSync(ourNode) ? ourNode : process.execPath;
const say = (line) => console.error(`test: ${line}`);

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findInstalled() {
  const named = process.env.ECLUSE_CHROMIUM;
  if (named) {
    if (isExecutable(named)) return named;
    say(`ECLUSE_CHROMIUM names ${named}, which cannot be run`);
    process.exit(2);
  }
  return findOnPath(['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']);
}

function findOnPath(names) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      if (folder && isExecutable(join(folder, name))) return join(folder, name);
    }
  }
  return null;
}

function installFromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return null;
  say('no browser found; installing Debian’s chromium (apt-get)…');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args) =>
    spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  if (run('update', '-q') && run('install', '-y', '-q', '--no-install-recommends', 'chromium')) {
    return findInstalled();
  }
  say('apt-get did not succeed');
  return null;
}

/** The headless shell of our lock, unpacked once a version into node_modules, whole or not at all. */
async function unpackFromNpm() {
  try {
    const { version } = JSON.parse(
      readFileSync(join(root, 'node_modules', '@sparticuz', 'chromium', 'package.json'), 'utf8'),
    );
    const cache = join(root, 'node_modules', '.cache', 'ecluse');
    const unpacked = join(cache, `chromium-${version}`);
    if (!existsSync(unpacked)) {
      mkdirSync(cache, { recursive: true });
      const fresh = mkdtempSync(join(cache, 'unpacking-'));
      const { TMPDIR } = process.env;
      // Left to itself it would unpack to, and run what lies at, a path of /tmp that anybody may have written.
      process.env.TMPDIR = fresh;
      try {
        const { default: chromium } = await import('@sparticuz/chromium');
        await chromium.executablePath();
      } finally {
        if (TMPDIR === undefined) delete process.env.TMPDIR;
        else process.env.TMPDIR = TMPDIR;
      }
      try {
        renameSync(fresh, unpacked);
      } catch {
        rmSync(fresh, { recursive: true, force: true }); // another run was first
      }
    }
    // It is built for another system: without its libraries it would only fail later, test by test.
    const path = join(unpacked, 'chromium');
    if (spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0) return path;
    say('the chromium of @sparticuz/chromium does not run here');
  } catch (error) {
    say(`@sparticuz/chromium: ${error.message}`);
  }
  return null;
}

/**
 * Two browsers, one of which may stand in for the other. Most journeys run in Chromium's headless shell: the same engine
 * without a desktop browser's own windows and services, for three fifths of the processor time of a page. What the shell
 * has not (Device Bound Session Credentials) wants the whole browser.
 */
async function findBrowsers() {
  // A browser that somebody names is the one that they want to see tested.
  const shell = process.env.ECLUSE_CHROMIUM
    ? null
    : (findOnPath(['chromium-headless-shell', 'chrome-headless-shell']) ?? (await unpackFromNpm()));
  const whole = findInstalled() ?? installFromDebian() ?? shell;
  if (whole === null) {
    say('no browser for the journeys. Install Chromium, or name one in ECLUSE_CHROMIUM.');
    process.exit(1);
  }
  for (const path of new Set([whole, shell ?? whole])) {
    say(`browser: ${path} ${spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? ''}`);
  }
  return { ECLUSE_CHROMIUM: whole, ...(shell && { TEST_HEADLESS_SHELL: shell }) };
}

/** Counts from vitest’s own report: its closing lines are for people and change with its versions. */
function count(reportFile) {
  const report = JSON.parse(readFileSync(reportFile, 'utf8'));
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const skipped = report.testResults.flatMap((file) =>
    file.assertionResults
      .filter((test) => ['skipped', 'pending', 'todo'].includes(test.status))
      .map((test) => test.fullName),
  );
  for (const name of skipped) say(`skipped: ${name}`);
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

const browsers = await findBrowsers();
const folder = mkdtempSync(join(tmpdir(), 'ecluse-run-'));
const reportFile = join(folder, 'report.json');
const child = spawn(
  node,
  [
    join(bin, 'vitest'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...browsers } },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
const code = await new Promise((done) => child.once('exit', (status) => done(status ?? 1)));

let counts;
try {
  counts = count(reportFile);
} catch {
  counts = { passed: 0, failed: 1 };
}
rmSync(folder, { recursive: true, force: true });
// An error outside any test (a server left behind, an unhandled rejection) is a failure as well.
if (code !== 0 && counts.failed === 0) counts.failed = 1;
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 ? 0 : 1);
