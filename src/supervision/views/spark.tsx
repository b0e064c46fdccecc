import { type AppContext, t } from '../../ui/index.ts';

/** The nights kept and today's figure, as a line the size of a word; the finding is its label. */
export function Spark({ c, history, today }: { c: AppContext; history: readonly number[]; today: number }) {
  if (history.length === 0) return null;
  const all = [...history, today];
  const highest = Math.max(1, ...all);
  const at = (value: number, index: number) => ({
    x: Math.round(4 + (index / (all.length - 1)) * 88),
    y: Math.round(24 - (value / highest) * 18),
  });
  const points = all.map(at);
  const end = points.at(-1);
  const rises = today > (history.at(-1) ?? today);
  return (
    <svg
      class="ec-svg ec-spark"
      viewBox="0 0 96 28"
      role="img"
      aria-label={t(c, 'supervision.worst.trend', {
        before: all[0] ?? 0,
        after: today,
        days: history.length,
      })}
    >
      <polyline class="line" points={points.map((one) => `${one.x},${one.y}`).join(' ')} />
      {end ? <circle class={rises ? 'red' : 'wd'} cx={end.x} cy={end.y} r="3" /> : null}
    </svg>
  );
}
