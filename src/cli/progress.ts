/**
 * One line on stderr, redrawn in place; nothing at all when stderr is not a terminal, so that logs and scripts
 * stay clean.
 *
 * @example
 * const progress = startProgress('Import');
 * progress.show(`${n} offers`);
 * progress.end();
 */
export function startProgress(title: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { show: () => {}, end: () => {} };
  let lastMs = 0;
  return {
    show(what, done) {
      const nowMs = performance.now();
      if (nowMs - lastMs < redrawEveryMs) return;
      lastMs = nowMs;
      const bar = done === undefined ? '' : ` ${drawBar(done)}`;
      stream.write(`\r\x1b[2K${title}${bar} ${what}`.slice(0, (stream.columns ?? 80) + 4));
    },
    end() {
      stream.write('\r\x1b[2K');
    },
  };
}

export interface Progress {
  /** @param done share of the work done, 0 to 1, when it is known */
  show(what: string, done?: number): void;
  end(): void;
}

const redrawEveryMs = 100;
const barWidth = 24;

function drawBar(done: number): string {
  const full = Math.round(Math.min(1, Math.max(0, done)) * barWidth);
  return `[${'█'.repeat(full)}${'·'.repeat(barWidth - full)}] ${Math.floor(Math.min(1, done) * 100)} %`;
}
