import type { LheoDate } from './parse-date.ts';
import type { Dialect } from './read-offers.ts';
import type { Params } from './refusal.ts';

/** What an offer becomes, whatever the dialect it came in. Null is « not said ». */
export interface Training {
  number: string;
  title: string;
  objectives: string | null;
  results: string | null;
  content: string | null;
  certifying: boolean | null;
  entryLevel: number | null;
  exitLevel: number | null;
  rome: string[];
  formacode: string[];
  nsf: string[];
  rncp: string[];
  rs: string[];
  certifinfo: string[];
  contact: Contact;
  url: string | null;
  updatedOn: string | null;
  dialect: Dialect;
  provider: Provider;
  actions: Action[];
}

export interface Provider {
  key: string;
  siret: string | null;
  name: string;
  legalName: string | null;
  email: string | null;
  phone: string | null;
  url: string | null;
  address: string[];
  postalCode: string | null;
  commune: string | null;
}

export interface Contact {
  name: string | null;
  email: string | null;
  phone: string | null;
}

export interface Action {
  key: string;
  number: string | null;
  rhythm: string | null;
  fullTime: boolean;
  partTime: boolean;
  workStudy: boolean;
  workStudyTerms: string | null;
  teachingMode: number | null;
  permanent: boolean;
  levelRequired: boolean | null;
  conditions: string | null;
  audience: string | null;
  duration: string | null;
  hoursCentre: number | null;
  hoursCompany: number | null;
  hoursTotal: number | null;
  languages: string[];
  recruitment: string | null;
  costs: string | null;
  price: string | null;
  funding: string | null;
  publiclyFunded: boolean | null;
  catering: string | null;
  housing: string | null;
  transport: string | null;
  accessibility: string | null;
  trainer: Contact;
  trainerSiret: string | null;
  informationAddress: string[];
  informationDates: string[];
  url: string | null;
  places: Place[];
  sessions: Session[];
}

export interface Place {
  name: string | null;
  address: string[];
  postalCode: string | null;
  commune: string | null;
  communeKey: string | null;
  insee: string | null;
  department: string | null;
  latitude: number | null;
  longitude: number | null;
}

export interface Session {
  key: string;
  number: string | null;
  line: number;
  starts: LheoDate;
  ends: LheoDate;
  enrolFrom: string | null;
  enrolUntil: string | null;
  enrolTerms: string | null;
  enrolAddress: string[];
  state: 'open' | 'full' | 'suspended' | 'unknown';
  placesOpen: number | null;
  placesTotal: number | null;
  meetings: Meeting[];
  contact: Contact;
  url: string | null;
}

/** An information meeting, interview or test before the session. */
export interface Meeting {
  on: string | null;
  until: string | null;
  from: string | null;
  to: string | null;
  address: string[];
  remote: boolean | null;
  places: number | null;
  comment: string | null;
  url: string | null;
}

/** Why one offer is not taken; its text is in `import.reasons` of the catalogue's texts. */
export type ReasonCode =
  | 'numberMissing'
  | 'titleMissing'
  | 'providerMissing'
  | 'siretUnreadable'
  | 'dateImpossible'
  | 'datesMissing'
  | 'startAfterEnd'
  | 'noUsableSession'
  | 'duplicateTraining'
  | 'duplicateSession';

/** One refusal inside a file that is otherwise taken. */
export interface Rejection {
  kind: 'training' | 'session';
  line: number;
  /** The training's number, or « training / session ». Null when it has none. */
  offer: string | null;
  code: ReasonCode;
  params: Params;
  /** Sessions that go with it: its own for a training, 1 for a session. */
  sessions: number;
  /** What an earlier import of the same offer must not lose because of it. */
  keep: { training: string; actionKey: string | null; sessionKey: string | null } | null;
}

export interface Mapped {
  line: number;
  sessionsRead: number;
  training: Training | null;
  rejections: Rejection[];
}
