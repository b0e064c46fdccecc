/** The only door of the module. */
export { isPlainAddress } from './address.ts';
export { type Composed, compose, type MailContent } from './compose.ts';
export { AddressError, type KeptMessage, type Mailer, type Message, openMailer } from './mailer.ts';
