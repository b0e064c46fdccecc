/**
 * The table of cases: operation × who asks × state → verdict. It runs through SQL (`gate.test.ts`) and, where the
 * operation has a page, through HTTP (`test/journeys`). `ok` means allowed; anything else is the refusal's code.
 *
 * Who: `mine` follows the person; `cover` covers for the counsellor; `past` followed until yesterday; `colleague`
 * and `stranger` never did; `provider`/`young` hold a session by link for referral 1; `other-link` one for
 * referral 2; `manager` manages accounts; `supervisor` supervises.
 */
export const WHO = [
  'mine',
  'cover',
  'past',
  'colleague',
  'stranger',
  'manager',
  'supervisor',
  'provider',
  'young',
  'other-link',
] as const;
export type Who = (typeof WHO)[number];

export interface Case {
  operation: string;
  fields: string[];
  purpose: string | null;
  presence?: boolean;
  verdicts: Record<Who, string>;
}

export const nobody: Record<Who, string> = {
  mine: 'role',
  cover: 'role',
  past: 'role',
  colleague: 'role',
  stranger: 'role',
  manager: 'role',
  supervisor: 'role',
  provider: 'role',
  young: 'role',
  'other-link': 'role',
};
/** Who may act on the person of the scene, for an operation of counsellors. */
export const counsellors: Record<Who, string> = {
  ...nobody,
  mine: 'ok',
  cover: 'ok',
  past: 'no_relationship',
  colleague: 'no_relationship',
  stranger: 'no_relationship',
};
/** The same people, stopped by another rule before anybody asks whose person it is. */
export const all = (code: string, verdicts: Record<Who, string>): Record<Who, string> =>
  ({
    ...verdicts,
    ...Object.fromEntries(
      Object.entries(verdicts)
        .filter(([, v]) => v === 'ok' || v === 'no_relationship')
        .map(([k]) => [k, code]),
    ),
  }) as Record<Who, string>;
export const provider: Record<Who, string> = { ...nobody, provider: 'ok', 'other-link': 'out_of_scope' };
