import {
  Button,
  Effect,
  EmptyState,
  Field,
  formatDate,
  formatDateTime,
  langOf,
  Panel,
  t,
  type Viewer,
} from '../../ui/index.ts';
import type { OwnPasskey } from '../list-own.ts';

/** The account's own passkeys: name, remove (never the last one), add. */
export function PasskeysPanel({ c, passkeys }: { c: Viewer; passkeys: readonly OwnPasskey[] }) {
  return (
    <Panel
      id="cles"
      title={t(c, 'identity.account.keys')}
      flush
      footer={<AddPasskey c={c} passkeys={passkeys} />}
    >
      {passkeys.length === 0 ? (
        <div class="ec-pad">
          <EmptyState title={t(c, 'identity.account.keysNone')}>
            {t(c, 'identity.account.keysNoneText')}
          </EmptyState>
        </div>
      ) : (
        <ul class="ec-list">
          {passkeys.map((passkey) => (
            <li>
              <div>
                <strong>{passkey.label}</strong>
                <small>{dates(c, passkey)}</small>
                <ChangePasskey c={c} passkey={passkey} last={passkeys.length === 1} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function dates(c: Viewer, passkey: OwnPasskey): string {
  const lang = langOf(c);
  const used =
    passkey.lastUsedAt === null
      ? t(c, 'identity.account.keyNeverUsed')
      : t(c, 'identity.account.keyUsed', { when: formatDateTime(lang, passkey.lastUsedAt) });
  return t(c, 'identity.account.keyDates', { created: formatDate(lang, passkey.createdAt), used });
}

// A first passkey cannot ask for a touch: an account without any has nothing to touch (demonstration only).
function AddPasskey({ c, passkeys }: { c: Viewer; passkeys: readonly OwnPasskey[] }) {
  return (
    <form
      method="post"
      action="/mon-compte/cles"
      data-key-change={passkeys.length > 0 || undefined}
      class="ec-row"
    >
      <Button look={passkeys.length < 2 ? 'main' : 'secondary'} icon="plus">
        {t(c, 'identity.account.keyAdd')}
      </Button>
      {passkeys.length === 1 ? <span class="ec-s ec-mute">{t(c, 'identity.account.keyOne')}</span> : null}
    </form>
  );
}

function ChangePasskey({ c, passkey, last }: { c: Viewer; passkey: OwnPasskey; last: boolean }) {
  const { id, label } = passkey;
  return (
    <details class="ec-s">
      <summary aria-label={t(c, 'identity.account.keyChangeOne', { label })}>
        {t(c, 'identity.account.keyChange')}
      </summary>
      <div class="ec-stack ec-narrow">
        <form method="post" action={`/mon-compte/cles/${id}/nom`} class="ec-stack" data-gap="s">
          <Field
            c={c}
            id={`nom-${id}`}
            name="nom"
            label={t(c, 'identity.account.keyLabel')}
            value={label}
            maxlength={60}
            required
          />
          <div>
            <Button look="secondary" compact>
              {t(c, 'identity.account.keyRename')}
            </Button>
          </div>
        </form>
        {last ? (
          <p class="ec-mute">{t(c, 'identity.account.keyLast')}</p>
        ) : (
          <form
            method="post"
            action={`/mon-compte/cles/${id}/suppression`}
            data-key-change
            class="ec-stack"
            data-gap="s"
          >
            <Effect
              c={c}
              what={t(c, 'identity.account.keyRemoveWhat', { label })}
              who={t(c, 'identity.account.keyRemoveWho')}
              undo={t(c, 'identity.account.keyRemoveUndo')}
            />
            <div>
              <Button look="danger" compact>
                {t(c, 'identity.account.keyRemove')}
              </Button>
            </div>
          </form>
        )}
      </div>
    </details>
  );
}
