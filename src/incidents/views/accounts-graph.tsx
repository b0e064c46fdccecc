import { type AppContext, formatNumber, langOf, Panel, Table, t } from '../../ui/index.ts';
import type { AccountRow } from '../incident.ts';
import type { Summed } from '../sum-exposure.ts';

const DRAWN = 8;
const LINE = 54;
const BOX = { width: 176, height: 38 };

/** Accounts on the left, sets of people on the right: a line where an account saw a set. Pure: easy to test. */
export function placeGraph(sum: Summed, accounts: readonly { id: string; name: string }[]) {
  const shown = accounts
    .map((one, place) => ({ ...one, place, people: sum.byAccount[place] ?? 0 }))
    .sort((a, b) => b.people - a.people)
    .slice(0, DRAWN);
  const places = new Set(shown.map((one) => one.place));
  const sets = sum.bySet.filter((set) => set.accounts.some((place) => places.has(place))).slice(0, DRAWN);
  const height = Math.max(shown.length, sets.length, 1) * LINE + 16;
  const at = (n: number, of: number) => (height - of * LINE) / 2 + n * LINE + (LINE - BOX.height) / 2;
  return {
    height,
    left: shown.map((one, n) => ({ ...one, y: at(n, shown.length) })),
    right: sets.map((set, n) => ({ ...set, y: at(n, sets.length) })),
  };
}

/** Who saw how many people, and whom several accounts saw; a table says the same. */
export function AccountsGraph({
  c,
  sum,
  accounts,
}: {
  c: AppContext;
  sum: Summed;
  accounts: readonly AccountRow[];
}) {
  const n = (value: number) => formatNumber(langOf(c), value);
  const named = accounts.map((one) => ({ id: one.id, name: one.name ?? `n° ${one.id}` }));
  const { height, left, right } = placeGraph(sum, named);
  const title = t(c, 'incidents.measure.graph');
  const nameOf = (place: number) => named[place]?.name ?? '…';
  const saySet = (set: readonly number[]) =>
    t(c, set.length === 1 ? 'incidents.measure.only' : 'incidents.measure.several', {
      names: set.slice(0, 3).map(nameOf).join(', ') + (set.length > 3 ? '…' : ''),
    });
  const most = Math.max(1, ...right.map((set) => set.people));
  return (
    <Panel title={title}>
      {/* It scrolls on a phone, and must by keyboard too (WCAG 2.1.1). */}
      <section class="ec-scroll" data-w="m" aria-label={title} tabindex={0}>
        <svg class="ec-svg" viewBox={`0 0 620 ${height}`} role="img" aria-labelledby="graph-title">
          <title id="graph-title">
            {t(c, 'incidents.measure.graphTitle', { count: accounts.length, people: sum.people })}
          </title>
          {right.map((set) =>
            left
              .filter((one) => set.accounts.includes(one.place))
              .map((one) => {
                const [y1, y2] = [one.y + BOX.height / 2, set.y + BOX.height / 2];
                return <path class="edge hot" d={`M${8 + BOX.width} ${y1}C300 ${y1} 290 ${y2} 372 ${y2}`} />;
              }),
          )}
          {left.map((one) => (
            <g>
              <rect class="node hot" x="8" y={one.y} width={BOX.width} height={BOX.height} rx="8" />
              <text class="t" x="18" y={one.y + 17}>
                {shorten(one.name)}
              </text>
              <text
                x="18"
                y={one.y + 32}
              >{`${t(c, 'incidents.measure.peopleSeen')} : ${n(one.people)}`}</text>
            </g>
          ))}
          {right.map((set) => (
            <g>
              <circle
                class="red"
                cx={384}
                cy={set.y + BOX.height / 2}
                r={Math.round(4 + 9 * Math.sqrt(set.people / most))}
              />
              <text class="t halo" x={404} y={set.y + 17}>
                {n(set.people)}
              </text>
              <text class="halo" x={404} y={set.y + 32}>
                {shorten(saySet(set.accounts), 34)}
              </text>
            </g>
          ))}
        </svg>
      </section>
      {accounts.length > DRAWN ? <p class="ec-xs ec-mute">{t(c, 'incidents.measure.graphMore')}</p> : null}
      <details>
        <summary>{t(c, 'incidents.measure.table')}</summary>
        <Table
          caption={t(c, 'incidents.measure.graphCaption')}
          columns={[
            { label: t(c, 'incidents.measure.byAccount') },
            { label: t(c, 'incidents.measure.peopleSeen'), num: true },
          ]}
          rows={[
            ...named.map((one, place) => ({ cells: [one.name, n(sum.byAccount[place] ?? 0)] })),
            ...sum.bySet
              .filter((set) => set.accounts.length > 1)
              .map((set) => ({ cells: [saySet(set.accounts), n(set.people)] })),
          ]}
        />
      </details>
    </Panel>
  );
}

const shorten = (text: string, most = 22) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
