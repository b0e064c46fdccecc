import type { Child } from 'hono/jsx';

export interface Datum {
  label: string;
  value: Child;
}

/** Plain, unprotected facts: label and value on one line. */
export function DataList({ items, small }: { items: readonly Datum[]; small?: boolean }) {
  return (
    <dl class={small ? 'ec-data ec-s' : 'ec-data'} data-narrow>
      {items.map((item) => (
        <div>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Holds `<Masked>`, `<Shown>` and `<Asked>` rows: the protected values of one person. */
export function ProtectedList({ children }: { children?: Child }) {
  return <dl class="ec-data">{children}</dl>;
}
