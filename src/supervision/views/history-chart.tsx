import { type AppContext, formatDate, formatNumber, langOf, Panel, Table, t } from '../../ui/index.ts';
import type { DayTotal } from '../sum-structures.ts';

const LEFT = 52;
const RIGHT = 584;
const TOP = 20;
const BOTTOM = 204;

/** Where each figure stands, and the round numbers of the scale. Pure: easy to test. */
export function placeDays(days: readonly DayTotal[], cap: number) {
  const most = Math.max(1, ...days.map((one) => one.people));
  // A cap far above would flatten the curve: then the text says it, and the drawing does not.
  const capShown = cap <= 3 * most;
  const highest = capShown ? Math.max(most, cap) : most;
  const step = roundStep(highest / 4);
  const top = Math.ceil(highest / step) * step;
  const y = (people: number) => Math.round(BOTTOM - (people / top) * (BOTTOM - TOP));
  const first = Date.parse(days[0]?.day ?? '');
  const span = Math.max(1, Date.parse(days.at(-1)?.day ?? '') - first);
  const x = (day: string) => Math.round(LEFT + ((Date.parse(day) - first) / span) * (RIGHT - LEFT));
  const ticks = Array.from({ length: top / step + 1 }, (_, at) => ({ value: at * step, y: y(at * step) }));
  return {
    points: days.map((one) => ({ ...one, x: x(one.day), y: y(one.people) })),
    ticks,
    cap: capShown ? y(cap) : null,
  };
}

/** 1, 2 or 5 times a power of ten, at least this. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10) * power;
}

/** The sum of the accounts, night by night, under what the structures' budgets let out; a table says the same. */
export function HistoryPanel({ c, days, cap }: { c: AppContext; days: readonly DayTotal[]; cap: number }) {
  const title = t(c, 'supervision.history.title');
  const n = (value: number) => formatNumber(langOf(c), value);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || days.length < 2)
    return (
      <Panel title={title}>
        <p class="ec-s ec-mute">{t(c, 'supervision.history.none')}</p>
      </Panel>
    );
  const date = (day: string) => formatDate(langOf(c), new Date(`${day}T12:00:00Z`));
  const finding = t(c, 'supervision.history.finding', {
    before: n(first.people),
    from: date(first.day),
    after: n(last.people),
    to: date(last.day),
    cap: n(cap),
  });
  const drawn = placeDays(days, cap);
  const end = drawn.points.at(-1);
  return (
    <Panel title={title}>
      <div class="ec-scroll" data-w="m">
        <svg class="ec-svg" viewBox="0 0 600 232" role="img" aria-labelledby="history-title">
          <title id="history-title">{finding}</title>
          {drawn.ticks.map((tick) => (
            <>
              <path class="grid" d={`M${LEFT} ${tick.y}H${RIGHT}`} />
              <text class="e" x={LEFT - 6} y={tick.y + 4}>
                {n(tick.value)}
              </text>
            </>
          ))}
          {drawn.cap === null ? null : (
            <>
              <path class="cap" d={`M${LEFT} ${drawn.cap}H${RIGHT}`} />
              <text class="e capt halo" x={RIGHT} y={drawn.cap - 6}>
                {t(c, 'supervision.history.cap', { cap: n(cap) })}
              </text>
            </>
          )}
          <polyline class="line" points={drawn.points.map((one) => `${one.x},${one.y}`).join(' ')} />
          {end ? (
            <>
              <circle class="wd" cx={end.x} cy={end.y} r="4" />
              <text class="t e halo" x={end.x} y={end.y + (end.y > BOTTOM - 30 ? -10 : 20)}>
                {n(end.people)}
              </text>
            </>
          ) : null}
          <text x={LEFT} y="226">
            {date(first.day)}
          </text>
          <text class="e" x={RIGHT} y="226">
            {date(last.day)}
          </text>
        </svg>
      </div>
      <p class="ec-s ec-mute">{finding}</p>
      <details>
        <summary>{t(c, 'supervision.history.table')}</summary>
        <Table
          caption={title}
          columns={[
            { label: t(c, 'supervision.history.day') },
            { label: t(c, 'supervision.history.people'), num: true },
          ]}
          rows={[...days].reverse().map((one) => ({ cells: [date(one.day), n(one.people)] }))}
        />
      </details>
    </Panel>
  );
}
