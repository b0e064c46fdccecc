import { accept, type Check, refuse } from './result.ts';

const local = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * One address, nothing else: a line break or a second address in it would redirect a message.
 * RFC 5321 lengths (64 before the @, 254 in all). The domain is lowered, the local part kept as written.
 */
export function checkEmail(raw: string): Check<string> {
  const text = raw.trim();
  if (text === '') return refuse('required');
  if (text.length > 254) return refuse('too_long');
  if (/\p{Cc}/u.test(raw)) return refuse('control_characters');
  const at = text.lastIndexOf('@');
  const name = text.slice(0, at);
  if (at < 1 || name.length > 64 || !local.test(name)) return refuse('email_format');
  const domain = text.slice(at + 1).toLowerCase();
  const labels = domain.split('.');
  const last = labels.at(-1) ?? '';
  if (
    labels.length < 2 ||
    !labels.every((part) => label.test(part)) ||
    !/^(?:[a-z]{2,63}|xn--[a-z0-9-]+)$/.test(last)
  )
    return refuse('email_domain');
  return accept(`${name}@${domain}`);
}
