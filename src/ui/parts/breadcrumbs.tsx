import type { Viewer } from '../env.ts';
import { localPath } from '../safe-url.ts';
import { t } from '../texts/index.ts';

export interface Crumb {
  label: string;
  /** The last one, the page itself, has none. */
  href?: string;
}

export function Breadcrumbs({ c, crumbs }: { c: Viewer; crumbs: readonly Crumb[] }) {
  return (
    <nav class="ds-breadcrumbs" aria-label={t(c, 'common.breadcrumbs')}>
      <ol>
        {crumbs.map((crumb) => (
          <li>
            {crumb.href ? (
              <a class="ds-link" href={localPath(crumb.href)}>
                {crumb.label}
              </a>
            ) : (
              <span aria-current="page">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
