import type { Child } from 'hono/jsx';

interface PageHeadProps {
  title: Child;
  /** Tags beside the title. */
  tags?: Child;
  /** One or two lines under it. */
  lead?: Child;
  /** Buttons on the right; at most one copper one. */
  actions?: Child;
}

/** The top of a page: its one h1, what it is about, what can be done. */
export function PageHead({ title, tags, lead, actions }: PageHeadProps) {
  const heading = (
    <h1 class="ds-heading" data-size="md">
      {title}
    </h1>
  );
  return (
    <div class="ec-head">
      <div>
        {tags ? (
          <div class="ec-row">
            {heading}
            {tags}
          </div>
        ) : (
          heading
        )}
        {lead ? <p>{lead}</p> : null}
      </div>
      {actions ? <div class="ec-row">{actions}</div> : null}
    </div>
  );
}
