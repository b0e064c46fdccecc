// biome-ignore-all lint/a11y/noRedundantRoles: `display: block` on a phone takes the table roles away; these give them back.
import type { Child } from 'hono/jsx';
import { safeUrl } from '../safe-url.ts';

export interface Column {
  label: string;
  /** Shorter, for the record view on a phone. */
  short?: string;
  num?: boolean;
  /** Read, not shown (a column of buttons). */
  hidden?: boolean;
  /** Where a click on the head sorts by this column; a plain link, no script. */
  sortHref?: string;
  sorted?: 'ascending' | 'descending';
  /**
   * Its place in a compact record on a phone: `lead` beside the row's head, `inline` a short fact after its label,
   * `bare` one that needs none, `full` a line of its own under its label, `alone` the same without, `hide` nowhere.
   */
  phone?: 'lead' | 'inline' | 'bare' | 'full' | 'alone' | 'hide';
}

export interface Row {
  /** First cell is the row's head. */
  cells: readonly Child[];
  /** A bar on rows that wait for somebody. */
  mark?: boolean | 'danger';
}

interface TableProps {
  caption: string;
  captionShown?: boolean;
  columns: readonly Column[];
  rows: readonly Row[];
  /** `sessions`: fixed widths, the first cell is no row head. `compact`: short records on a phone, by `Column.phone`. */
  kind?: 'records' | 'compact' | 'sessions';
}

/** Rows turn into records under 768 px; the roles keep the table a table for screen readers. */
export function Table({ caption, captionShown, columns, rows, kind = 'records' }: TableProps) {
  const sessions = kind === 'sessions';
  return (
    <div class="ec-wrap">
      <table
        role="table"
        class={sessions ? 'ds-table ec-table ec-sess' : 'ds-table ec-table'}
        data-hover
        data-records={kind === 'compact' ? 'compact' : ''}
      >
        <caption class={captionShown ? undefined : 'ds-sr-only'}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <Head column={column} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row" data-mark={row.mark === true ? '' : row.mark || undefined}>
              {row.cells.map((cell, at) => (
                <Cell column={columns[at]} head={at === 0 && !sessions} content={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head({ column }: { column: Column }) {
  const href = safeUrl(column.sortHref);
  return (
    <th role="columnheader" scope="col" aria-sort={column.sorted} class={column.num ? 'ec-num' : undefined}>
      {column.hidden ? (
        <span class="ds-sr-only">{column.label}</span>
      ) : href ? (
        <a class="ec-sort" href={href}>
          {column.label}
        </a>
      ) : (
        column.label
      )}
    </th>
  );
}

function Cell({ column, head, content }: { column: Column | undefined; head: boolean; content: Child }) {
  if (head) {
    return (
      <th role="rowheader" scope="row">
        {content}
      </th>
    );
  }
  const label = column && !column.hidden ? (column.short ?? column.label) : undefined;
  // A record on a phone leaves out what it does not have.
  const empty = content === null || content === undefined || content === '' || content === false;
  return (
    <td
      role="cell"
      data-l={label}
      data-p={column?.phone}
      data-empty={empty || undefined}
      class={column?.num ? 'ec-num' : undefined}
    >
      {label ? <span>{content}</span> : content}
    </td>
  );
}
