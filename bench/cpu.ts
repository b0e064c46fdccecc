import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of processor that this process used since it began. */
export function ownCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Of a process and all that descend from it, those that ended and were waited for included, `except` one. Linux: proc(5). */
export function treeCpuMs(root: number, except = 0): number {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? readStat(Number(name)) : []));
  const within = new Set([root]);
  for (let before = 0; before !== within.size; ) {
    before = within.size;
    for (const { pid, parent } of all) if (within.has(parent) && pid !== except) within.add(pid);
  }
  return all.filter(({ pid }) => within.has(pid)).reduce((sum, { ticks }) => sum + ticks * 10, 0);
}

export function parentOf(pid: number): number {
  const [stat] = readStat(pid);
  if (!stat) throw new Error(`process ${pid} is not there`);
  return stat.parent;
}

function readStat(pid: number): { pid: number; parent: number; ticks: number }[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = [11, 12, 13, 14].reduce((sum, n) => sum + Number(fields[n]), 0);
    return [{ pid, parent: Number(fields[1]), ticks }];
  } catch {
    // It has just ended.
    return [];
  }
}
