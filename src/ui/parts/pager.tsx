import type { Viewer } from '../env.ts';
import { t } from '../texts/index.ts';
import { LinkButton } from './button.tsx';

interface Props {
  c: Viewer;
  page: number;
  pages: number;
  href: (page: number) => string;
}

/** Previous, where one is, next: plain links. Nothing when everything is on one page. */
export function Pager({ c, page, pages, href }: Props) {
  if (pages <= 1) return null;
  return (
    <nav class="ec-row ec-pad ec-pager" aria-label={t(c, 'common.pager.label')}>
      {page > 1 ? (
        <LinkButton href={href(page - 1)} look="tertiary" compact icon="back">
          {t(c, 'common.pager.previous')}
        </LinkButton>
      ) : null}
      <span class="ec-s ec-mute">{t(c, 'common.pager.page', { page, pages })}</span>
      {page < pages ? (
        <LinkButton href={href(page + 1)} look="tertiary" compact icon="arrow">
          {t(c, 'common.pager.next')}
        </LinkButton>
      ) : null}
    </nav>
  );
}
