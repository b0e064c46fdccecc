import { type AppContext, Button, Effect, Panel, Select, t } from '../../ui/index.ts';
import { NARROWING_REASONS } from '../change-account.ts';
import type { Account } from '../find-accounts.ts';

/** Suspend, or close for good: one person, at once; each behind its three lines. */
export function NarrowPanel({ c, account }: { c: AppContext; account: Account }) {
  if (account.lastManager) {
    return (
      <Panel title={t(c, 'accounts.narrow.title')}>
        <p class="ec-s">{t(c, 'accounts.account.lastManagerNote')}</p>
      </Panel>
    );
  }
  const acts =
    account.state === 'active' || account.state === 'pending'
      ? (['suspendre', 'retirer'] as const)
      : (['retirer'] as const);
  return (
    <Panel
      title={t(c, 'accounts.narrow.title')}
      aside={<span class="ec-mute">{t(c, 'accounts.narrow.lead')}</span>}
    >
      <div class="ec-stack" data-gap="s">
        {acts.map((act) => (
          <NarrowForm c={c} account={account} act={act} />
        ))}
      </div>
    </Panel>
  );
}

function NarrowForm({ c, account, act }: { c: AppContext; account: Account; act: 'suspendre' | 'retirer' }) {
  const suspend = act === 'suspendre';
  const label = t(c, suspend ? 'accounts.narrow.suspend' : 'accounts.narrow.remove');
  return (
    <details class="ds-card ec-panel ec-fold">
      <summary>{label}</summary>
      <form class="ec-stack" data-gap="s" method="post" action={`/comptes/${account.id}/${act}`}>
        <Effect
          c={c}
          what={t(c, suspend ? 'accounts.narrow.suspendEffect' : 'accounts.narrow.removeEffect')}
          who={t(c, 'accounts.narrow.who', { name: account.name, count: account.followed })}
          undo={t(c, suspend ? 'accounts.narrow.suspendUndo' : 'accounts.narrow.removeUndo')}
        />
        <Select
          c={c}
          id={`why-${act}`}
          name="why"
          label={t(c, 'accounts.narrow.why')}
          options={NARROWING_REASONS.map((reason) => ({
            value: reason,
            label: t(c, `accounts.narrow.reason.${reason}`),
          }))}
        />
        <div>
          <Button look="danger">{label}</Button>
        </div>
      </form>
    </details>
  );
}
