import { findText, type Lang, t } from '../../ui/index.ts';
import type { Rejection } from './offer.ts';
import type { LheoRefusal } from './refusal.ts';

export interface Counts {
  trainings: number;
  sessions: number;
}

/** One offer that was not taken, in words. */
export interface RejectedOffer {
  file: string;
  line: number;
  /** « training » or « training / session »; null when the offer has no number. */
  offer: string | null;
  reason: string;
  kind: 'training' | 'session';
  /** Sessions lost with it, so that read = added + changed + unchanged + rejected. */
  sessions: number;
}

/** What an import did. `read` = `added` + `changed` + `unchanged` + the rejected ones, for each kind. */
export interface ImportReport {
  read: Counts;
  added: Counts;
  changed: Counts;
  unchanged: Counts;
  /** In the catalogue before, in no file of the same source any more. */
  closed: Counts;
  rejected: RejectedOffer[];
}

export function describeRejection(lang: Lang, file: string, rejection: Rejection): RejectedOffer {
  const { code, params, kind, line, offer, sessions } = rejection;
  const first = typeof params.first === 'string' ? reasonText(lang, params.first, {}) : '';
  return { file, line, offer, kind, sessions, reason: reasonText(lang, code, { ...params, first }) };
}

function reasonText(lang: Lang, code: string, params: Record<string, string | number>): string {
  return findText(lang, `catalogue.reason.${code}`, params) ?? code;
}

/** A refused file in words: file, line, what is wrong, what to do, and that nothing changed. */
export function describeRefusal(lang: Lang, refusal: LheoRefusal): string {
  const where =
    refusal.line === null
      ? refusal.file
      : t(lang, 'catalogue.refusal.where', { file: refusal.file, line: refusal.line });
  const what = findText(lang, `catalogue.refusal.${refusal.why}`, refusal.params) ?? refusal.why;
  return `${where}${t(lang, 'catalogue.refusal.colon')}${what} ${t(lang, 'catalogue.refusal.nothingChanged')}`;
}
