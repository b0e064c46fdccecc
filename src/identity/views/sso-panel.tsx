import { Button, Effect, formatDate, langOf, Panel, t, type Viewer } from '../../ui/index.ts';

interface Props {
  c: Viewer;
  /** Since when the account is linked; null: it is not. */
  since: Date | null;
  hasPasskey: boolean;
}

/** Linking one's account to one's identity at the provider, and undoing it. */
export function SsoPanel({ c, since, hasPasskey }: Props) {
  return (
    <Panel id="fournisseur" title={t(c, 'identity.sso.panel')}>
      {since === null && !hasPasskey ? (
        <p>{t(c, 'identity.sso.panelNeedsKey')}</p>
      ) : since === null ? (
        <form method="post" action="/mon-compte/sso" data-key-change class="ec-stack">
          <p>{t(c, 'identity.sso.panelNone')}</p>
          <Effect
            c={c}
            what={t(c, 'identity.sso.linkWhat')}
            who={t(c, 'identity.sso.linkWho')}
            undo={t(c, 'identity.sso.linkUndo')}
          />
          <div>
            <Button look="secondary">{t(c, 'identity.sso.linkSubmit')}</Button>
          </div>
        </form>
      ) : (
        <form method="post" action="/mon-compte/sso/detacher" class="ec-stack">
          <p>{t(c, 'identity.sso.panelSince', { date: formatDate(langOf(c), since) })}</p>
          <Effect
            c={c}
            what={t(c, 'identity.sso.unlinkWhat')}
            who={t(c, 'identity.sso.unlinkWho')}
            undo={t(c, 'identity.sso.unlinkUndo')}
          />
          <div>
            <Button look="danger">{t(c, 'identity.sso.unlinkSubmit')}</Button>
          </div>
        </form>
      )}
    </Panel>
  );
}
