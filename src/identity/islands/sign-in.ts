import {
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  WebAuthnAbortService,
} from '@simplewebauthn/browser';
import { runCeremony, tell } from './ceremony.ts';
import { type Answer, post } from './post.ts';

interface Goto {
  goto: string;
}

async function signIn(form: HTMLFormElement, useBrowserAutofill: boolean): Promise<Answer<Goto>> {
  const begun = await post<{ options: PublicKeyCredentialRequestOptionsJSON }>('/connexion/options');
  if (!begun.ok) return begun;
  const answer = await startAuthentication({ optionsJSON: begun.options, useBrowserAutofill });
  return post<Goto>('/connexion/verifier', { answer, retour: new FormData(form).get('retour') ?? '' });
}

function follow(result: Answer<Goto> | null): void {
  if (result?.ok) location.assign(result.goto);
}

/** The sign-in form: a click on the button, or the browser's own offer in the address field. */
export function bindSignIn(form: HTMLFormElement): void {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    WebAuthnAbortService.cancelCeremony(); // an offer that still waits would make the button fail
    follow(await runCeremony(form, form.dataset, () => signIn(form, false)));
  });
  const field = form.querySelector('input[autocomplete~=webauthn]');
  const offer = async () => {
    if (!(await browserSupportsWebAuthnAutofill())) return;
    // The offer waits in silence: when it is given up there is nothing to tell.
    const result = await signIn(form, true).catch(() => null);
    if (result && !result.ok) tell(form, result.text);
    follow(result);
  };
  field?.addEventListener('focus', offer, { once: true });
}
