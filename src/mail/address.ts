// One plain address, nothing else: a comma or a line break would send the mail to somebody else as well.
const plain = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\]+$/;
const control = /\p{Cc}/u;

/** True for one plain e-mail address that may stand in a header. */
export function isPlainAddress(text: string): boolean {
  return text.length <= 254 && !control.test(text) && plain.test(text);
}

/** The address cannot be written to: trying again would not help. */
export class AddressError extends Error {
  override readonly name = 'AddressError';
}
