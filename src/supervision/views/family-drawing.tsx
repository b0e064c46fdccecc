import { type AppContext, findText, t } from '../../ui/index.ts';
import type { Member } from '../find-family.ts';

const WIDTH = 164;
const HEIGHT = 62;
const COLUMN = 246;
const LINE = 76;
/** More than this is no drawing any more: the table below says it. */
export const DRAWN = 40;

interface Placed extends Member {
  x: number;
  y: number;
}

/** Oldest generation on the left; each centred beside the longest. Pure: easy to test. */
export function placeFamily(members: readonly Member[]): { placed: Placed[]; width: number; height: number } {
  const generations = new Map<number, Member[]>();
  for (const one of members) generations.set(one.below, [...(generations.get(one.below) ?? []), one]);
  const columns = [...generations.entries()].sort(([a], [b]) => a - b);
  const longest = Math.max(1, ...columns.map(([, list]) => list.length));
  const height = longest * LINE + 20;
  const placed = columns.flatMap(([, list], at) =>
    list.map((one, row) => ({
      ...one,
      x: 12 + at * COLUMN,
      y: (height - list.length * LINE) / 2 + row * LINE + (LINE - HEIGHT) / 2,
    })),
  );
  return { placed, width: 24 + (columns.length - 1) * COLUMN + WIDTH, height };
}

/** Who asked for which account (a line) and who approved it (dashes); what a freeze would take is red. */
export function FamilyDrawing({
  c,
  members,
  name,
}: {
  c: AppContext;
  members: readonly Member[];
  name: string;
}) {
  const { placed, width, height } = placeFamily(members);
  const byId = new Map(placed.map((one) => [one.id, one]));
  const edges = placed.flatMap((child) =>
    (
      [
        [child.approvedBy, 'two'],
        [child.requestedBy, ''],
      ] as const
    ).flatMap(([id, kind]) => {
      const parent = id === null ? undefined : byId.get(id);
      return parent && parent !== child ? [{ parent, child, kind }] : [];
    }),
  );
  return (
    <div class="ec-scroll">
      <svg
        class="ec-svg"
        viewBox={`0 0 ${Math.max(width, 920)} ${height}`}
        role="img"
        aria-labelledby="family-title"
      >
        <title id="family-title">{t(c, 'supervision.family.drawing', { name })}</title>
        {edges.map(({ parent, child, kind }) => (
          <path
            class={`edge ${kind} ${child.below > 0 && parent.below >= 0 && kind === '' ? 'hot' : ''}`}
            d={curve(parent, child, kind === 'two' ? 14 : 0)}
          />
        ))}
        {placed.map((one) => (
          <g>
            <rect
              class={`node ${one.below === 0 ? 'sel' : one.below > 0 ? 'hot' : ''}`}
              x={one.x}
              y={one.y}
              width={WIDTH}
              height={HEIGHT}
              rx="8"
            />
            {[
              shorten(one.name),
              findText(c, `accounts.role.${one.role}`) ?? '',
              one.state === 'active' && one.worst !== null
                ? t(c, 'supervision.family.worst', { people: one.worst })
                : (findText(c, `accounts.state.${one.state}`) ?? ''),
            ].map((text, at) => (
              <text
                class={`${at === 0 ? 't' : ''} ${one.below === 0 ? 'inv' : ''}`}
                x={one.x + 12}
                y={one.y + 21 + at * 16}
              >
                {text}
              </text>
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}

function curve(from: Placed, to: Placed, lower: number): string {
  const [x1, y1] = [from.x + WIDTH, from.y + HEIGHT / 2 + lower];
  const [x2, y2] = [to.x, to.y + HEIGHT / 2 + lower];
  const middle = (x1 + x2) / 2;
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}

const shorten = (name: string) => (name.length > 20 ? `${name.slice(0, 19)}…` : name);
