import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from '@simplewebauthn/browser';
import { type CeremonyTexts, runCeremony } from './ceremony.ts';
import { post } from './post.ts';

type Begun =
  | { fresh: true }
  | { fresh: false; options: PublicKeyCredentialRequestOptionsJSON; texts: CeremonyTexts };

const confirmed = new WeakSet<HTMLFormElement>();

/** True once the server has confirmed a touch, or says that presence is fresh. */
async function confirmPresence(form: HTMLFormElement): Promise<boolean> {
  const begun = browserSupportsWebAuthn() ? await post<Begun>('/presence/options').catch(() => null) : null;
  if (!begun?.ok) {
    // No passkey, no session, no support: the page tells which, in full.
    location.assign(`/presence?retour=${encodeURIComponent(location.pathname)}`);
    return false;
  }
  if (begun.fresh) return true;
  const { options, texts } = begun;
  const result = await runCeremony<object>(form, texts, async () =>
    post('/presence/verifier', { answer: await startAuthentication({ optionsJSON: options }) }),
  );
  return result?.ok === true;
}

async function holdBack(event: SubmitEvent): Promise<void> {
  const { target: form, submitter } = event;
  if (!(form instanceof HTMLFormElement)) return;
  if (!form.hasAttribute('data-presence') && !submitter?.hasAttribute('data-presence')) return;
  if (confirmed.delete(form)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!(await confirmPresence(form))) return;
  confirmed.add(form);
  form.requestSubmit(submitter);
}

/** In the capture phase, so that htmx and the page's own listeners hear of the submit only after the touch. */
export function bindPresence(): void {
  document.addEventListener('submit', holdBack, true);
}
