import { type AppContext, type TextKey, t } from '../../ui/index.ts';

/** Where a touch is made, and back to a page of this instance. */
export const presenceHref = (back: string): string => `/presence?retour=${encodeURIComponent(back)}`;

/** Said before anybody does what would be refused: it takes a touch of the last five minutes. Nothing when there is one. */
export function Touch({ c, back, text }: { c: AppContext; back: string; text: TextKey }) {
  const until = c.var.actor?.presenceUntil ?? null;
  if (until !== null && until > new Date()) return null;
  return (
    <p class="ec-s">
      {t(c, text)} <a href={presenceHref(back)}>{t(c, 'refusals.action.presence')}</a>
    </p>
  );
}
