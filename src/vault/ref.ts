declare const brand: unique symbol;

/** A person, as it stands in a URL: `<structure>-<beneficiary>`. It reveals nothing and opens nothing by itself. */
export type BeneficiaryRef = `${string}-${string}` & { readonly [brand]: 'BeneficiaryRef' };

const MAX_BIGINT_DIGITS = 18;

/** Parses what a URL or a form sent; null when it is not a reference (answer as for an unknown person). */
export function parseRef(text: unknown): BeneficiaryRef | null {
  if (typeof text !== 'string') return null;
  const match = /^([1-9][0-9]*)-([1-9][0-9]*)$/.exec(text);
  if (!match || [match[1], match[2]].some((id) => (id ?? '').length > MAX_BIGINT_DIGITS)) return null;
  return text as BeneficiaryRef;
}

export function makeRef(structureId: string, beneficiaryId: string): BeneficiaryRef {
  const ref = parseRef(`${structureId}-${beneficiaryId}`);
  if (!ref) throw new Error('not the ids of a beneficiary');
  return ref;
}

/** [structure, beneficiary], as decimal strings: bigint in the database. */
export function splitRef(ref: BeneficiaryRef): [structureId: string, beneficiaryId: string] {
  const cut = ref.indexOf('-');
  return [ref.slice(0, cut), ref.slice(cut + 1)];
}
