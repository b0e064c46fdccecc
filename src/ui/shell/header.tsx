import { isAgent, type Viewer } from '../env.ts';
import { Icon } from '../icons.tsx';
import { Levels, Logo } from '../logo.tsx';
import { t } from '../texts/index.ts';
import { AccountMenu } from './account-menu.tsx';

/** The deep-water bar: where one is, the name search for counsellors, who one is. */
export function Header({ c, subtitle }: { c: Viewer; subtitle?: string }) {
  const { actor, page } = c.var;
  const agent = isAgent(actor);
  return (
    <>
      <header class="ec-top">
        <div class="ec-in">
          <a
            class="ec-brand"
            href={agent ? '/' : actor?.method === 'young' ? '/mes-propositions' : '/connexion'}
          >
            <Logo />
            <span>
              {t(c, 'common.product')}
              <small>{subtitle ?? actor?.structureName ?? page.instanceName}</small>
            </span>
          </a>
          {agent && actor.role === 'counsellor' ? <FindForm c={c} /> : null}
          {actor ? <AccountMenu c={c} actor={actor} /> : null}
        </div>
      </header>
      <Levels />
    </>
  );
}

/** POST: a name never stands in an address, a history or an access log. */
function FindForm({ c }: { c: Viewer }) {
  return (
    <search class="ec-find">
      <form method="post" action="/portefeuille/recherche">
        <Icon name="search" />
        <input
          class="ds-input"
          type="search"
          name="q"
          required
          maxlength={120}
          autocomplete="off"
          aria-label={t(c, 'common.find.label')}
          placeholder={t(c, 'common.find.placeholder')}
        />
        <button class="ds-sr-only ec-find__go" type="submit">
          {t(c, 'common.find.submit')}
        </button>
      </form>
    </search>
  );
}
