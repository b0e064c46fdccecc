/** Minimum, median and maximum of a series. */
export interface Spread {
  min: number;
  median: number;
  max: number;
}

export function spread(values: number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (i: number) => round(sorted[Math.min(Math.max(i, 0), sorted.length - 1)] ?? Number.NaN);
  return { min: at(0), median: at(Math.floor(sorted.length / 2)), max: at(sorted.length - 1) };
}

/** The p-th percentile (0 to 100), nearest rank. */
export function percentile(values: number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return round(sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN);
}

const round = (x: number) => Math.round(x * 1000) / 1000;

/** Runs `act` in as many lanes as given for this long; returns acts per second. A failing act fails the run. */
export async function throughput(
  lanes: number,
  ms: number,
  act: (lane: number) => Promise<void>,
): Promise<number> {
  const begun = performance.now();
  const end = begun + ms;
  let done = 0;
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      while (performance.now() < end) {
        await act(lane);
        done += 1;
      }
    }),
  );
  return done / ((performance.now() - begun) / 1000);
}
