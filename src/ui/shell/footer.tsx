import type { Viewer } from '../env.ts';
import { langOf, t } from '../texts/index.ts';

export function Footer({ c }: { c: Viewer }) {
  const other = langOf(c) === 'fr' ? 'en' : 'fr';
  return (
    <footer class="ec-foot">
      <div class="ec-in">
        <span>{t(c, 'common.foot.log')}</span>
        <a href="/verifier">{t(c, 'common.foot.verify')}</a>
        <a href="/aide">{t(c, 'common.foot.help')}</a>
        <a href="/accessibilite">{t(c, 'common.foot.accessibility')}</a>
        <a href="/donnees-personnelles">{t(c, 'common.foot.privacy')}</a>
        <form class="ec-lang" method="post" action="/langue">
          <input type="hidden" name="lang" value={other} />
          <input type="hidden" name="retour" value={c.var.page.path} />
          <button type="submit" lang={other} title={t(c, 'common.foot.langLabel')}>
            {t(c, 'common.foot.otherLang')}
          </button>
        </form>
      </div>
    </footer>
  );
}
