import { type AppContext, LinkButton, t } from '../../ui/index.ts';

interface Props {
  c: AppContext;
  page: number;
  pages: number;
  href: (page: number) => string;
}

/** Previous, where one is, next: plain links. Nothing when everything is on one page. */
export function Pager({ c, page, pages, href }: Props) {
  if (pages <= 1) return null;
  return (
    <nav class="ec-row ec-pad ec-pager" aria-label={t(c, 'dossiers.caseload.pages')}>
      {page > 1 ? (
        <LinkButton href={href(page - 1)} look="tertiary" compact icon="back">
          {t(c, 'dossiers.caseload.previous')}
        </LinkButton>
      ) : null}
      <span class="ec-s ec-mute">{t(c, 'dossiers.caseload.page', { page, pages })}</span>
      {page < pages ? (
        <LinkButton href={href(page + 1)} look="tertiary" compact icon="arrow">
          {t(c, 'dossiers.caseload.next')}
        </LinkButton>
      ) : null}
    </nav>
  );
}
