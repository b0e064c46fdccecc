import { type ActorView, isAgent, type Viewer } from '../env.ts';
import { initials } from '../format.ts';
import { Icon } from '../icons.tsx';
import { t } from '../texts/index.ts';

/** Initials, name and role; opens a small panel (popover: no script, closes by Escape or a click aside). */
export function AccountMenu({ c, actor }: { c: Viewer; actor: ActorView }) {
  const role = t(c, `common.role.${actor.role}`);
  const name = actor.displayName ?? t(c, actor.method === 'young' ? 'common.me.young' : 'common.me.byLink');
  return (
    <>
      <button class="ec-me" type="button" popovertarget="mon-compte">
        <span class="ec-ini" aria-hidden="true">
          {actor.displayName ? initials(actor.displayName) : <Icon name="person" />}
        </span>
        <span class="ec-me__who">
          {name}
          <small>{role}</small>
        </span>
        <span class="ds-sr-only"> {t(c, 'common.me.open')}</span>
      </button>
      <div class="ec-menu" id="mon-compte" popover="auto">
        <p>
          <strong>{name}</strong>
          <span class="ec-sub">
            {role}, {actor.structureName}
          </span>
        </p>
        {!isAgent(actor) ? null : (
          <ul class="ec-plain">
            <li>
              <a href="/mon-compte">{t(c, 'common.me.account')}</a>
            </li>
            <li>
              <a href="/mes-acces">{t(c, 'common.me.access')}</a>
            </li>
          </ul>
        )}
        <form method="post" action="/deconnexion">
          <button class="ds-button" type="submit" data-variant="secondary" data-compact data-fullwidth>
            {t(c, 'common.me.signOut')}
          </button>
        </form>
      </div>
    </>
  );
}
