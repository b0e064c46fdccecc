/** The only door of the module. */
export { AddressError, isPlainAddress } from './address.ts';
export { type Composed, compose, type MailContent } from './compose.ts';
export { composeLetter, isFinalRefusal } from './letter.ts';
export { type KeptMessage, type Mailer, type Message, openMailer } from './mailer.ts';
