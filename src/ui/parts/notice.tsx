import type { Child } from 'hono/jsx';

/** A message about the page: information, success, warning, danger. The colour is never alone: say it in words. */
export function Notice({
  color,
  status,
  children,
}: {
  color: 'info' | 'success' | 'warning' | 'danger';
  /** Read out when the page comes back after an act. */
  status?: boolean;
  children?: Child;
}) {
  return (
    <div class="ds-alert" data-color={color} role={status ? 'status' : undefined}>
      {children}
    </div>
  );
}

/** A list or a result with nothing in it: says so, and what to do about it. */
export function EmptyState({
  title,
  children,
  actions,
}: {
  title: string;
  children?: Child;
  actions?: Child;
}) {
  return (
    <div class="ec-empty">
      <p>
        <strong>{title}</strong>
      </p>
      {children ? <p class="ec-s ec-mute">{children}</p> : null}
      {actions ? <div class="ec-row">{actions}</div> : null}
    </div>
  );
}
