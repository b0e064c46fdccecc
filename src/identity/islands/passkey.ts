/**
 * Passkeys in the browser: sign-in, enrolment, and presence (step-up). Load it with `<Page scripts={['passkey']}>`.
 *
 * For pages that need presence: put `data-presence` on a `<form method="post">`, or on one of its submit buttons.
 * When it is submitted and presence is not fresh, the browser asks for a passkey touch first; the form is then
 * submitted as the person left it, once the server has confirmed the touch.
 * Without script the form goes straight to the server, whose refusal `presence` leads to
 * `/presence?retour=<path>`, a page that explains. A form with `data-key-change` asks for a touch each time. Nothing here decides: the kernel looks at the session.
 */
import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { bindEnrol } from './enrol.ts';
import { bindPresence } from './presence.ts';
import { bindSignIn } from './sign-in.ts';

bindPresence();
if (browserSupportsWebAuthn()) {
  const signInForm = document.querySelector<HTMLFormElement>('form[data-passkey-sign-in]');
  if (signInForm) bindSignIn(signInForm);
  const enrolForm = document.querySelector<HTMLFormElement>('form[data-passkey-enrol]');
  if (enrolForm) bindEnrol(enrolForm);
}
