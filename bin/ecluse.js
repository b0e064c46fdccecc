#!/usr/bin/env node
// Plain JavaScript that any Node since 18 reads: it finds a Node that runs the rest.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const oldest = [24, 15];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) {
  process.setSourceMapsEnabled(true);
  await import(await bundledOrSources());
} else {
  runWithOurNode();
}

/** Installed where nobody may write, the sources run as they are: the same, a second later. */
async function bundledOrSources() {
  try {
    const { bundle } = await import('./bundle.js');
    return await bundle('src/cli/main.ts');
  } catch {
    const { register } = await import('tsx/esm/api');
    register();
    return new URL('../src/cli/main.ts', import.meta.url).href;
  }
}

/** A Node 24 comes with our optional dependencies on Linux; its version is pinned in the lock. */
function findOurNode() {
  try {
    const require = createRequire(import.meta.url);
    const folder = dirname(require.resolve(`node-${process.platform}-${process.arch}/package.json`));
    const node = join(folder, 'bin', 'node');
    return existsSync(node) ? node : null;
  } catch {
    return null;
  }
}

function runWithOurNode() {
  const node = findOurNode();
  if (node === null) {
    console.error(`Écluse needs Node ${oldest.join('.')} or later; this is Node ${process.versions.node}.`);
    process.exit(2);
  }
  const args = [...process.execArgv, ...process.argv.slice(1)];
  // Same process number, same signals; only recent releases of Node can do it.
  if (typeof process.execve === 'function') process.execve(node, [node, ...args], process.env);
  // The channel closes when this process dies, even of SIGKILL: the child then stops in order.
  const child = spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    if (signal) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    } else process.exit(code ?? 1);
  });
}
