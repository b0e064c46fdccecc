import type { Child } from 'hono/jsx';

export type TagColor = 'accent' | 'success' | 'warning' | 'danger' | 'neutral' | 'info';
/** disc: good or moving; ring: waiting; square: stopped. The shape says it without the colour. */
export type TagDot = 'disc' | 'ring' | 'square';

export function Tag({ color, dot, children }: { color: TagColor; dot?: TagDot; children?: Child }) {
  return (
    <span class="ds-tag" data-color={color} data-dot={dot}>
      {children}
    </span>
  );
}

/** The small round number beside a word. */
export function Count({ n }: { n: number }) {
  return <span class="ec-count">{n}</span>;
}
