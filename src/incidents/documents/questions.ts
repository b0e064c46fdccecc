import {
  CAUSES,
  COMMUNICATIONS,
  DATA,
  IMPACTS,
  NATURES,
  NOTIFICATIONS,
  ORIGINS,
  PEOPLE,
  SEVERITIES,
} from './values.ts';

/** The documents of an incident, in the order in which they are needed. */
export const DOCUMENT_KINDS = ['cnil', 'certfr', 'cnil_more', 'register', 'complaint'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What the register and its authority want to know. Each has its words in `incidents.q.<name>`. */
interface Question {
  as: 'line' | 'text' | 'one' | 'many';
  /** Among which an answer of `one` or `many` is chosen. */
  of?: readonly string[];
}

const line = { as: 'line' } as const;
const text = { as: 'text' } as const;

export const QUESTIONS = {
  controller: line,
  contact: line,
  dpo: line,
  knownAt: line,
  period: line,
  discovery: text,
  lateness: text,
  natures: { as: 'many', of: NATURES },
  origins: { as: 'many', of: ORIGINS },
  cause: { as: 'one', of: CAUSES },
  story: text,
  data: { as: 'many', of: DATA },
  dataDetail: text,
  people: { as: 'many', of: PEOPLE },
  peopleCount: line,
  minors: line,
  recordCount: line,
  impacts: { as: 'many', of: IMPACTS },
  severity: { as: 'one', of: SEVERITIES },
  consequences: text,
  before: text,
  after: text,
  communication: { as: 'one', of: COMMUNICATIONS },
  communicationDetail: text,
  crossBorder: line,
  processors: text,
  others: text,
  reference: line,
  changes: text,
  systems: text,
  accounts: text,
  indicators: text,
  help: text,
  notification: { as: 'many', of: NOTIFICATIONS },
  notificationDetail: text,
  processing: text,
  evidence: text,
  comment: text,
  plaintiff: line,
  harm: text,
} as const satisfies Record<string, Question>;

export type QuestionName = keyof typeof QUESTIONS;
export const questionOf = (name: QuestionName): Question => QUESTIONS[name];

interface DocumentShape {
  sections: readonly { name: string; questions: readonly QuestionName[] }[];
  /** Without these it is not complete; the rest may say « inconnu à ce jour ». */
  required: readonly QuestionName[];
  /** The timeline of the file follows. */
  timeline: boolean;
}

/**
 * What each document asks.
 * `cnil`, `cnil_more`: GDPR art. 33(3) and (4), in the order of the CNIL's own form. `register`: art. 33(5), with the
 * columns of the CNIL's model. `certfr`: what the ANSSI's CERT-FR asks of whoever reports. `complaint`: what an
 * investigator needs first.
 */
export const DOCUMENTS: Readonly<Record<DocumentKind, DocumentShape>> = {
  cnil: {
    sections: [
      { name: 'who', questions: ['controller', 'contact', 'dpo', 'processors'] },
      { name: 'when', questions: ['knownAt', 'period', 'discovery', 'lateness'] },
      { name: 'what', questions: ['natures', 'origins', 'cause', 'story'] },
      { name: 'data', questions: ['data', 'dataDetail', 'recordCount'] },
      { name: 'people', questions: ['people', 'peopleCount', 'minors'] },
      { name: 'impact', questions: ['impacts', 'severity', 'consequences'] },
      { name: 'measures', questions: ['before', 'after'] },
      { name: 'told', questions: ['communication', 'communicationDetail', 'crossBorder', 'others'] },
    ],
    required: [
      'controller',
      'contact',
      'dpo',
      'knownAt',
      'natures',
      'origins',
      'cause',
      'story',
      'data',
      'people',
      'peopleCount',
      'impacts',
      'severity',
      'after',
      'communication',
    ],
    timeline: false,
  },
  certfr: {
    sections: [
      { name: 'who', questions: ['controller', 'contact'] },
      { name: 'when', questions: ['knownAt', 'period', 'discovery'] },
      { name: 'what', questions: ['story', 'systems', 'accounts', 'indicators'] },
      { name: 'impact', questions: ['peopleCount', 'consequences'] },
      { name: 'measures', questions: ['after', 'help', 'others'] },
    ],
    required: ['controller', 'contact', 'story', 'accounts', 'after'],
    timeline: true,
  },
  cnil_more: {
    sections: [
      { name: 'who', questions: ['controller', 'reference', 'changes'] },
      { name: 'data', questions: ['data', 'dataDetail', 'recordCount'] },
      { name: 'people', questions: ['people', 'peopleCount', 'minors'] },
      { name: 'impact', questions: ['impacts', 'severity', 'consequences'] },
      { name: 'measures', questions: ['after'] },
      { name: 'told', questions: ['communication', 'communicationDetail', 'others'] },
    ],
    required: ['reference', 'changes', 'peopleCount', 'data', 'communication'],
    timeline: false,
  },
  register: {
    sections: [
      { name: 'when', questions: ['knownAt', 'period', 'processing', 'processors'] },
      { name: 'what', questions: ['natures', 'origins', 'cause', 'story'] },
      { name: 'people', questions: ['data', 'people', 'recordCount', 'peopleCount'] },
      { name: 'impact', questions: ['impacts', 'severity'] },
      { name: 'measures', questions: ['after'] },
      {
        name: 'told',
        questions: ['communication', 'communicationDetail', 'notification', 'notificationDetail'],
      },
      { name: 'proof', questions: ['evidence', 'comment'] },
    ],
    required: [
      'knownAt',
      'natures',
      'story',
      'data',
      'peopleCount',
      'after',
      'communication',
      'notification',
    ],
    timeline: true,
  },
  complaint: {
    sections: [
      { name: 'who', questions: ['plaintiff', 'contact'] },
      { name: 'when', questions: ['knownAt', 'period', 'discovery'] },
      { name: 'what', questions: ['story', 'accounts', 'indicators'] },
      { name: 'impact', questions: ['peopleCount', 'minors', 'dataDetail', 'harm'] },
      { name: 'proof', questions: ['evidence', 'others'] },
    ],
    required: ['plaintiff', 'contact', 'story', 'harm'],
    timeline: true,
  },
};

export type Answer = string | readonly string[];
export type Answers = Partial<Record<QuestionName, Answer>>;

/** Every question of a document, in its order. */
export function questionsOf(kind: DocumentKind): QuestionName[] {
  return DOCUMENTS[kind].sections.flatMap((section) => [...section.questions]);
}

const isEmpty = (answer: Answer | undefined) => answer === undefined || answer.length === 0;

/** What a draft still lacks. */
export function missingAnswers(kind: DocumentKind, answers: Answers): QuestionName[] {
  return DOCUMENTS[kind].required.filter((name) => isEmpty(answers[name]));
}

/** How far a draft is, in per cent of what it must say. */
export function partReady(kind: DocumentKind, answers: Answers): number {
  const { required } = DOCUMENTS[kind];
  return Math.round((100 * (required.length - missingAnswers(kind, answers).length)) / required.length);
}

const LONGEST = 6000;

/** Answers as a form or the database gives them: known questions only, words of the lists only, no text too long. */
export function readAnswers(kind: DocumentKind, sent: Readonly<Record<string, unknown>>): Answers {
  const answers: Answers = {};
  for (const name of questionsOf(kind)) {
    const { as, of = [] } = questionOf(name);
    const values = [sent[name]].flat().filter((value): value is string => typeof value === 'string');
    if (as === 'many') answers[name] = values.filter((value) => of.includes(value));
    else {
      const value = (values[0] ?? '').replace(/\r\n?/g, '\n').trim().slice(0, LONGEST);
      answers[name] = as === 'one' && !of.includes(value) ? '' : value;
    }
  }
  return answers;
}
