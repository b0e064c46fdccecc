import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/** hono/jsx escapes by default; these are the holes. `html` of hono/html escapes as well, but draws only the frame. */
const HOLES = [
  /\braw\(/,
  /dangerouslySetInnerHTML/,
  /\.(innerHTML|outerHTML)\s*=/,
  /insertAdjacentHTML/,
  /document\.write/,
];
const FRAME_ONLY = /from 'hono\/html'/;
const FRAME = 'ui/page.tsx';

it('no page writes HTML that was not escaped', () => {
  const src = fileURLToPath(new URL('..', import.meta.url));
  const found = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('no-raw-html.test.ts'))
    .filter((file) => {
      const text = readFileSync(`${src}/${file}`, 'utf8');
      return HOLES.some((hole) => hole.test(text)) || (FRAME_ONLY.test(text) && file !== FRAME);
    });
  expect(found).toEqual([]);
});
