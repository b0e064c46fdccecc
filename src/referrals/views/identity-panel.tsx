import { Button, Effect, formatDate, langOf, Panel, t, type Viewer } from '../../ui/index.ts';
import type { BeneficiaryRef } from '../../vault/index.ts';

interface Props {
  c: Viewer;
  /** What the identity provider is called; null when the instance has none. */
  provider: string | null;
  /** Since when it opens the person's page; null: it does not. */
  since: string | null;
  /** Only the session of a link may attach an identity. */
  byLink: boolean;
}

/** The young person attaches their identity, told what that means before, or detaches it. Nothing when neither is possible. */
export function IdentityPanel({ c, provider, since, byLink }: Props) {
  if (since !== null) {
    const name = provider ?? t(c, 'referrals.identity.someProvider');
    return (
      <Panel title={t(c, 'referrals.identity.panel')}>
        <p>
          {t(c, 'referrals.identity.bound', {
            provider: name,
            date: formatDate(langOf(c), new Date(since)),
          })}
        </p>
        <details class="ec-s">
          <summary>{t(c, 'referrals.identity.unbindTitle')}</summary>
          <form method="post" action="/mon-identite/detacher" class="ec-stack">
            <Effect
              c={c}
              what={t(c, 'referrals.identity.unbindWhat', { provider: name })}
              who={t(c, 'referrals.identity.unbindWho')}
              undo={t(c, 'referrals.identity.unbindUndo')}
            />
            <Button look="danger" compact>
              {t(c, 'referrals.identity.unbind')}
            </Button>
          </form>
        </details>
      </Panel>
    );
  }
  if (provider === null || !byLink) return null;
  return (
    <details class="ds-card ec-panel ec-fold">
      <summary>{t(c, 'referrals.identity.panel')}</summary>
      <form method="post" action="/mon-identite/rattacher" class="ec-stack">
        <p>{t(c, 'referrals.identity.offer', { provider })}</p>
        <Effect
          c={c}
          what={t(c, 'referrals.identity.bindWhat', { provider })}
          who={t(c, 'referrals.identity.bindWho')}
          undo={t(c, 'referrals.identity.bindUndo')}
        />
        <Button look="secondary" full>
          {t(c, 'referrals.identity.bind', { provider })}
        </Button>
      </form>
    </details>
  );
}

/** In the dossier: the person also comes in by their own identity, and who follows them may undo that. */
export function DetachIdentity({ c, person, since }: { c: Viewer; person: BeneficiaryRef; since: string }) {
  return (
    <details class="ec-s ec-pad">
      <summary>
        {t(c, 'referrals.identity.ofPerson', { date: formatDate(langOf(c), new Date(since)) })}
      </summary>
      <form method="post" action={`/dossiers/${person}/detacher-identite`} class="ec-stack">
        <p>
          <strong>{t(c, 'referrals.identity.detachTitle')}</strong>
        </p>
        <Effect
          c={c}
          what={t(c, 'referrals.identity.detachWhat')}
          who={t(c, 'referrals.identity.detachWho')}
          undo={t(c, 'referrals.identity.detachUndo')}
        />
        <div>
          <Button look="danger" compact>
            {t(c, 'referrals.identity.detach')}
          </Button>
        </div>
      </form>
    </details>
  );
}
