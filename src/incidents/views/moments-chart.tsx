import {
  type AppContext,
  formatDate,
  formatDateTime,
  formatNumber,
  formatTime,
  langOf,
  Panel,
  Table,
  t,
} from '../../ui/index.ts';
import type { Summed } from '../sum-exposure.ts';

const LEFT = 40;
const RIGHT = 512;
const TOP = 34;
const BOTTOM = 250;

/** Where each bar stands, and the round numbers of the scale. Pure: easy to test. */
export function placeMoments(moments: readonly { at: string; people: number }[]) {
  const most = Math.max(1, ...moments.map((one) => one.people));
  const step = roundStep(most / 4);
  const top = Math.ceil(most / step) * step;
  const y = (people: number) => Math.round(BOTTOM - (people / top) * (BOTTOM - TOP));
  const width = (RIGHT - LEFT) / Math.max(1, moments.length);
  const every = Math.max(1, Math.ceil(moments.length / 7));
  return {
    most,
    bars: moments.map((one, n) => ({
      ...one,
      x: Math.round(10 * (LEFT + n * width)) / 10,
      width: Math.max(1, Math.round(10 * Math.min(width - 2, 40)) / 10),
      y: y(one.people),
      height: BOTTOM - y(one.people),
      labelled: n % every === 0,
    })),
    ticks: Array.from({ length: Math.round(top / step) + 1 }, (_, n) => ({
      value: n * step,
      y: y(n * step),
    })),
    xOf: (at: number) => {
      const first = Date.parse(moments[0]?.at ?? '');
      const second = Date.parse(moments[1]?.at ?? '');
      return LEFT + ((at - first) / (second - first)) * width;
    },
  };
}

/** 1, 2 or 5 times a power of ten, at least this, and whole. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return Math.max(
    1,
    [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least) ?? 10 * power,
  );
}

/** People first seen in each hour or day, the freeze marked; a table says the same. */
export function MomentsChart({ c, sum, frozenAt }: { c: AppContext; sum: Summed; frozenAt: Date | null }) {
  const lang = langOf(c);
  const title = t(c, sum.moment === 'hour' ? 'incidents.measure.hours' : 'incidents.measure.days');
  const [first, last] = [sum.moments[0], sum.moments.at(-1)];
  if (first === undefined || last === undefined)
    return (
      <Panel title={title}>
        <p class="ec-s ec-mute">{t(c, 'incidents.measure.chartNone')}</p>
      </Panel>
    );
  const drawn = placeMoments(sum.moments);
  const say = (at: string) =>
    sum.moment === 'hour' ? formatDateTime(lang, new Date(at)) : formatDate(lang, new Date(at));
  const finding = t(c, sum.moment === 'hour' ? 'incidents.measure.chartHour' : 'incidents.measure.chartDay', {
    from: say(first.at),
    to: say(last.at),
    people: sum.people,
    most: drawn.most,
  });
  const freeze = frozenAt === null ? Number.NaN : drawn.xOf(frozenAt.getTime());
  return (
    <Panel title={title}>
      {/* It scrolls on a phone, and must by keyboard too (WCAG 2.1.1). */}
      <section class="ec-scroll" data-w="m" aria-label={title} tabindex={0}>
        <svg class="ec-svg" viewBox="0 0 530 290" role="img" aria-labelledby="moments-title">
          <title id="moments-title">{finding}</title>
          {drawn.ticks.map((tick) => (
            <>
              <path class="grid" d={`M${LEFT} ${tick.y}H${RIGHT}`} />
              <text class="e" x={LEFT - 6} y={tick.y + 4}>
                {formatNumber(lang, tick.value)}
              </text>
            </>
          ))}
          {drawn.bars.map((bar) => (
            <>
              <rect class="red" x={bar.x} y={bar.y} width={bar.width} height={bar.height} />
              {bar.labelled ? (
                <text class="m" x={bar.x + bar.width / 2} y="266">
                  {sum.moment === 'hour'
                    ? formatTime(lang, new Date(bar.at))
                    : formatDate(lang, new Date(bar.at))}
                </text>
              ) : null}
            </>
          ))}
          <path class="axis" d={`M${LEFT} ${BOTTOM}H${RIGHT}`} />
          {freeze >= LEFT && freeze <= RIGHT + 14 ? (
            <>
              <path class="cap" d={`M${freeze} 16V${BOTTOM}`} />
              <text class="capt e halo" x={freeze - 5} y="24">
                {`${formatTime(lang, frozenAt ?? new Date())} : ${t(c, 'incidents.measure.freezeMark')}`}
              </text>
            </>
          ) : null}
          {sum.moment === 'hour' ? (
            <text x={LEFT} y="284">
              {formatDate(lang, new Date(first.at))}
            </text>
          ) : null}
        </svg>
      </section>
      <p class="ec-xs ec-mute">{finding}</p>
      <details>
        <summary>{t(c, 'incidents.measure.table')}</summary>
        <Table
          caption={title}
          columns={[
            { label: t(c, 'incidents.measure.col.moment') },
            { label: t(c, 'incidents.measure.col.people'), num: true },
          ]}
          rows={sum.moments
            .filter((one) => one.people > 0)
            .map((one) => ({ cells: [say(one.at), formatNumber(lang, one.people)] }))}
        />
      </details>
    </Panel>
  );
}
