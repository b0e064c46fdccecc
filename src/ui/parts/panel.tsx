import type { Child } from 'hono/jsx';

interface PanelProps {
  title?: Child;
  /** Beside the title, small: a count, a link. */
  aside?: Child;
  id?: string;
  /** For lists and tables that reach the edges. */
  flush?: boolean;
  tone?: 'water' | 'warning' | 'danger' | 'ok';
  footer?: Child;
  label?: string;
  children?: Child;
}

/** The white card everything stands in. */
export function Panel({ title, aside, id, flush, tone, footer, label, children }: PanelProps) {
  return (
    <section
      class={tone === 'ok' ? 'ds-card ec-panel ec-ok' : 'ds-card ec-panel'}
      id={id}
      data-flush={flush || undefined}
      data-tone={tone === 'ok' ? undefined : tone}
      aria-label={title ? undefined : label}
    >
      {title ? (
        <header>
          <h2 class="ds-heading" data-size="xs">
            {title}
          </h2>
          {aside ? <span>{aside}</span> : null}
        </header>
      ) : null}
      {children}
      {footer ? <footer>{footer}</footer> : null}
    </section>
  );
}
