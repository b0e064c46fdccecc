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

/**
 * True once the server has confirmed a touch, or says that presence is fresh. A form that changes one's keys takes a
 * touch of its own each time, and carries it: the server looks at it in the act itself.
 */
async function confirmPresence(form: HTMLFormElement): Promise<boolean> {
  const changesKeys = form.hasAttribute('data-key-change');
  const path = changesKeys ? '/mon-compte/cles/options' : '/presence/options';
  const begun = browserSupportsWebAuthn() ? await post<Begun>(path).catch(() => null) : null;
  if (!begun?.ok) {
    // No passkey, no session, no support: the page tells which, in full.
    location.assign(`/presence?retour=${encodeURIComponent(location.pathname)}`);
    return false;
  }
  if (begun.fresh) return true;
  const { options, texts } = begun;
  const result = await runCeremony<object>(form, texts, async () => {
    const answer = await startAuthentication({ optionsJSON: options });
    if (!changesKeys) return post('/presence/verifier', { answer });
    carry(form, JSON.stringify(answer));
    return { ok: true };
  });
  return result?.ok === true;
}

function carry(form: HTMLFormElement, touch: string): void {
  const field = form.querySelector<HTMLInputElement>('input[name=touch]') ?? document.createElement('input');
  field.type = 'hidden';
  field.name = 'touch';
  field.value = touch;
  form.append(field);
}

async function holdBack(event: SubmitEvent): Promise<void> {
  const { target: form, submitter } = event;
  if (!(form instanceof HTMLFormElement)) return;
  const held = '[data-presence], [data-key-change]';
  if (!form.matches(held) && !submitter?.matches(held)) return;
  if (confirmed.delete(form)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!(await confirmPresence(form))) return;
  confirmed.add(form);
  form.requestSubmit(submitter);
}

/** In the capture phase, so that the page's own listeners hear of the submit only after the touch. */
export function bindPresence(): void {
  document.addEventListener('submit', holdBack, true);
}
