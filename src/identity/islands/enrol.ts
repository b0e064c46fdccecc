import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from '@simplewebauthn/browser';
import { runCeremony } from './ceremony.ts';
import { post } from './post.ts';

/** The enrolment form: makes a passkey on this device, then has the server keep it. */
export function bindEnrol(form: HTMLFormElement): void {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const result = await runCeremony(form, form.dataset, async () => {
      const begun = await post<{ options: PublicKeyCredentialCreationOptionsJSON }>('/enrolement/options');
      if (!begun.ok) return begun;
      const answer = await startRegistration({ optionsJSON: begun.options });
      return post<{ goto: string }>('/enrolement/verifier', {
        answer,
        label: new FormData(form).get('label'),
      });
    });
    if (result?.ok) location.assign(result.goto);
  });
}
