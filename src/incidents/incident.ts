/** An incident as the kernel tells it (`incident.file_of`, `incident.list_of`). Moments are ISO texts. */
export interface IncidentLine {
  id: string;
  label: string;
  title: string;
  state: 'open' | 'closed';
  exercise: boolean;
  knownAt: string;
  openedAt: string;
  closedAt: string | null;
  structure: string;
  accounts: number;
  /** As fixed last; null: not yet. */
  people: number | null;
  notifiedAt: string | null;
}

/** An account that an incident is about, or may be. Names of agents only. */
export interface AccountRow {
  id: string;
  name: string | null;
  role: string;
  structureId: string;
  structure: string;
  state: string;
  createdAt: string;
  sessions: number;
  /** Its worst case as kept last night; null: never computed. */
  worst: number | null;
  frozenAt: string | null;
}

export interface Item {
  kind: 'fact' | 'decision' | 'evidence' | 'act';
  at: string;
  writtenAt: string;
  text: string;
  why: string | null;
  by: string | null;
  /** Of the log, for a piece of evidence. */
  entry: string | null;
  /** By pseudonym, for an act about one person. */
  person: number | null;
  operation: string | null;
  code: string | null;
  people: number | null;
}

export interface DocumentLine {
  kind: string;
  version: number;
  at: string;
  by: string | null;
  sentAt: string | null;
  reference: string | null;
}

/** At the moment when each was first seen. */
export interface Minors {
  minors: number;
  adults: number;
  /** The vault has no birth date of them. */
  unknown: number;
  done: boolean;
}

/** A piece of evidence, without its content. */
export interface Attachment {
  attachment: number;
  at: string;
  by: string | null;
  /** What it is, typed in. */
  about: string;
  name: string;
  type: string;
  bytes: number;
  /** Hexadecimal, of the clear content. */
  sha256: string;
  withdrawnAt: string | null;
  withdrawnBy: string | null;
  withdrawnWhy: string | null;
}

/** One kind of act of the chosen accounts: operation, refusal, how many, first and last time, whether it showed somebody. */
export type ActKind = [
  operation: string,
  code: string | null,
  entries: number,
  firstAt: string,
  lastAt: string,
  shown: boolean,
];

export interface Fixing {
  fixing: number;
  at: string;
  from: string;
  to: string;
  accounts: number;
  people: number;
  added: number;
  withdrawn: number;
  by: string | null;
  /** The exposure as it was then; only of the latest. */
  facts: Exposure | null;
  /** It is the latest, of the choice that is kept now, and nobody was shown anything since. */
  same: boolean;
}

/** What is missing before it can be closed without a word (`incident.missing`). */
export type Missing = 'measured' | 'contained' | 'notified' | 'registered' | 'decided';

export interface IncidentFile {
  incident: {
    id: string;
    label: string;
    title: string;
    state: 'open' | 'closed';
    exercise: boolean;
    openedAt: string;
    openedBy: string | null;
    knownAt: string;
    from: string;
    to: string;
    alertId: string | null;
    fixedAt: string | null;
    fixings: number;
    closedAt: string | null;
    closedBy: string | null;
    closedWhy: string | null;
    structure: string;
  };
  accounts: AccountRow[];
  items: Item[];
  documents: DocumentLine[];
  /** Among the people of the latest fixing, as far as they are counted; null: not fixed, or an exercise. */
  minors: Minors | null;
  attachments: Attachment[];
  fixings: Fixing[];
  /** The latest answers of the notification; null: no version yet. */
  cnil: Record<string, unknown> | null;
  /** Of the structures of its accounts. */
  dossiers: number;
  missing: Missing[];
}

export interface Choices {
  alert: { id: string; at: string; from: string | null } | null;
  proposed: AccountRow[];
  others: AccountRow[];
  structure: string | null;
  structures: { id: string; name: string }[];
}

/** The exposure in counts (`incident.exposure`). */
export interface Exposure {
  words: string[];
  accounts: string[];
  moment: 'hour' | 'day';
  people: number;
  canaries: number;
  groups: [structure: string, bits: string, moment: string, people: number, times: number][];
  kinds: ActKind[];
  structures: Record<string, string>;
}

/** A page of the list as fixed. */
export interface PeoplePage {
  people: [
    pseudonym: number,
    structure: string | null,
    fields: string[],
    classes: string[],
    firstAt: string,
    lastAt: string,
    times: number,
  ][];
  total: number;
}

/** One person of the list, and what was asked about its identity, latest first. */
export interface PersonFile {
  person: PeoplePage['people'][number] | null;
  withdrawn: boolean;
  requests: IdentityRequest[];
}

export interface IdentityRequest {
  id: string;
  state: 'waiting' | 'approved' | 'refused' | 'withdrawn' | 'expired';
  by: string | null;
  why: string;
  at: string;
  decidedBy: string | null;
  decidedWhy: string | null;
  /** Asked by whoever reads. */
  mine: boolean;
  /** Granted: until when, and how often it was looked at. */
  until: string | null;
  open: boolean;
  shownAt: string | null;
  times: number;
}

/** The list as fixed, summed. */
export interface Counts {
  people: number;
  fields: Record<string, number>;
  classes: Record<string, number>;
  structures: [name: string, people: number][];
  firstAt: string | null;
  lastAt: string | null;
}

/** `P-0412`: means something within its incident only. */
export const pseudonym = (n: number) => `P-${String(n).padStart(4, '0')}`;
