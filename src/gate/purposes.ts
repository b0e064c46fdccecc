/** Why a protected value is shown. The same list stands in `db/kernel/gate/rule_purpose.sql`; a test compares. */
export const PURPOSES = [
  'follow_up',
  'training_enrolment',
  'at_their_request',
  'error_correction',
  'referral_answer',
] as const;

export type Purpose = (typeof PURPOSES)[number];

/** Parses what a form sent; null when it is not a declared purpose (the gate then refuses). */
export function parsePurpose(text: unknown): Purpose | null {
  return PURPOSES.find((p) => p === text) ?? null;
}
