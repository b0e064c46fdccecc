// `npm test`: finds a browser for the journeys (or gets one, and says so), runs every test, closes with one line
// `N passed, N failed`. Arguments are handed to vitest.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
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

async function unpackFromNpm() {
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    const path = await chromium.executablePath();
    // It is built for another system: without its libraries it would only fail later, test by test.
    if (spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0) return path;
    say('the chromium of @sparticuz/chromium does not run here');
  } catch (error) {
    say(`@sparticuz/chromium: ${error.message}`);
  }
  return null;
}

async function findBrowser() {
  const path = findInstalled() ?? installFromDebian() ?? (await unpackFromNpm());
  if (path === null) {
    say('no browser for the journeys. Install Chromium, or name one in ECLUSE_CHROMIUM.');
    process.exit(1);
  }
  const version = spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? '';
  say(`browser: ${path} ${version}`);
  return path;
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

const chromium = await findBrowser();
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
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ECLUSE_CHROMIUM: chromium } },
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
