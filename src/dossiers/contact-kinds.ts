/** How a note came about. The last two are no contact: they do not move the date of the latest one. */
export const contactKinds = [
  'meeting',
  'call',
  'text',
  'email',
  'workshop',
  'visit',
  'no_answer',
  'memo',
] as const;

export type ContactKind = (typeof contactKinds)[number];

export const isContact = (kind: ContactKind): boolean => kind !== 'no_answer' && kind !== 'memo';

/** Null when it is none of the declared kinds. */
export const parseContactKind = (text: unknown): ContactKind | null =>
  contactKinds.find((kind) => kind === text) ?? null;
