/** Line icons, 24 by 24, drawn in the colour of the text beside them; never the only carrier of a meaning. */
const SHAPES = {
  search: { circles: [[10.5, 10.5, 6.5]], path: 'm15.5 15.5 5 5' },
  plus: { path: 'M12 5v14M5 12h14' },
  arrow: { path: 'M4 12h15M13 6l6 6-6 6' },
  back: { path: 'M20 12H5M11 6l-6 6 6 6' },
  clock: { circles: [[12, 12, 8.5]], path: 'M12 7v5.2l3.4 2' },
  eye: {
    circles: [[12, 12, 3]],
    path: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z',
  },
  key: { circles: [[8, 15.5, 4.5]], path: 'm11.3 12.3 8.2-8.3M16 7.5l3 3' },
  lock: {
    path: 'M7 11h10a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2zM8 11V8a4 4 0 0 1 8 0v3',
  },
  phone: {
    path: 'M5 4h4l1.5 4.5-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2L20 15v4a1.5 1.5 0 0 1-1.6 1.5A16 16 0 0 1 3.5 5.6 1.5 1.5 0 0 1 5 4z',
  },
  mail: {
    path: 'M4 5.5h16a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1zM3.5 7l8.5 6.5L20.5 7',
  },
  calendar: {
    path: 'M5.5 5h13a2 2 0 0 1 2 2v11.5a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM3.5 10h17M8 3v4M16 3v4',
  },
  check: { path: 'm5 12.5 4.5 4.5L19 7.5' },
  cross: { path: 'm6 6 12 12M18 6 6 18' },
  shield: {
    path: 'M12 3 4.5 6v5.5c0 4.5 3 8 7.5 9.5 4.5-1.5 7.5-5 7.5-9.5V6zM8.5 12l2.5 2.5 4.5-5',
  },
  print: { path: 'M7 9V3.5h10V9M7 17H4V9.5h16V17h-3M7 14h10v6.5H7z' },
  person: { circles: [[12, 8, 4]], path: 'M4.5 20.5c.8-4 3.7-6 7.5-6s6.7 2 7.5 6' },
  pin: { circles: [[12, 10, 2.5]], path: 'M12 21s7-6.2 7-11a7 7 0 0 0-14 0c0 4.8 7 11 7 11z' },
  info: { circles: [[12, 12, 8.5]], path: 'M12 11v5.5M12 7.5v.2' },
  stop: { path: 'M8.5 3.5h7l5 5v7l-5 5h-7l-5-5v-7zM12 8v5M12 16v.2' },
} as const satisfies Record<
  string,
  { path: string; circles?: readonly (readonly [number, number, number])[] }
>;

export type IconName = keyof typeof SHAPES;

export function Icon({ name }: { name: IconName }) {
  const shape: { path: string; circles?: readonly (readonly [number, number, number])[] } = SHAPES[name];
  return (
    <svg class="ec-i" viewBox="0 0 24 24" aria-hidden="true">
      {shape.circles?.map(([cx, cy, r]) => (
        <circle cx={cx} cy={cy} r={r} />
      ))}
      <path d={shape.path} />
    </svg>
  );
}
