import { all, type Case, counsellors } from './case.ts';

/** Dossiers and caseloads. An act on nobody is refused when somebody is named. */
export const DOSSIERS: Case[] = [
  { operation: 'caseload.list', fields: ['summary'], purpose: null, verdicts: counsellors },
  { operation: 'dossier.search', fields: ['summary'], purpose: null, verdicts: counsellors },
  { operation: 'dossier.name', fields: ['summary'], purpose: null, verdicts: counsellors },
  { operation: 'dossier.open', fields: ['summary', 'note', 'journal'], purpose: null, verdicts: counsellors },
  { operation: 'dossier.open', fields: ['nir'], purpose: null, verdicts: all('field', counsellors) },
  { operation: 'contact.reveal', fields: ['phone'], purpose: 'follow_up', verdicts: counsellors },
  { operation: 'contact.reveal', fields: ['phone'], purpose: null, verdicts: all('purpose', counsellors) },
  {
    operation: 'contact.reveal',
    fields: ['phone'],
    purpose: 'curiosity',
    verdicts: all('purpose', counsellors),
  },
  {
    operation: 'contact.reveal',
    fields: ['birthDate'],
    purpose: 'follow_up',
    verdicts: all('field', counsellors),
  },
  {
    operation: 'identifier.reveal',
    fields: ['nir'],
    purpose: 'training_enrolment',
    presence: true,
    verdicts: counsellors,
  },
  {
    operation: 'identifier.reveal',
    fields: ['nir'],
    purpose: 'training_enrolment',
    verdicts: { ...counsellors, mine: 'presence', cover: 'presence' },
  },
  {
    operation: 'identifier.reveal',
    fields: ['nir'],
    purpose: null,
    presence: true,
    verdicts: all('purpose', counsellors),
  },
  { operation: 'dossier.change', fields: ['phone'], purpose: null, verdicts: counsellors },
  { operation: 'dossier.change', fields: ['email'], purpose: null, verdicts: all('field', counsellors) },
  {
    operation: 'identifier.change',
    fields: ['email'],
    purpose: null,
    presence: true,
    verdicts: counsellors,
  },
  {
    operation: 'identifier.change',
    fields: ['nir'],
    purpose: null,
    verdicts: { ...counsellors, mine: 'presence', cover: 'presence' },
  },
  { operation: 'note.add', fields: ['note'], purpose: null, verdicts: counsellors },
  { operation: 'note.add', fields: ['phone'], purpose: null, verdicts: all('field', counsellors) },
  {
    operation: 'dossier.check_duplicate',
    fields: [],
    purpose: null,
    verdicts: { ...counsellors, past: 'ok', colleague: 'ok' },
  },
  { operation: 'dossier.create', fields: [], purpose: null, verdicts: all('subjects', counsellors) },
];
