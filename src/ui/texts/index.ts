/**
 * Every text a person reads, French first. One pair of files per module, flat keys:
 * `dossiers.fr.ts` exports `fr`, `dossiers.en.ts` exports `en` with exactly the same keys.
 * In a page: `t(c, 'dossiers.title', { name })`; in an e-mail: `t('fr', 'referrals.subject')`.
 */
import type { Lang, Viewer } from '../env.ts';
import { en as catalogueEn } from './catalogue.en.ts';
import { fr as catalogueFr } from './catalogue.fr.ts';
import { en as commonEn } from './common.en.ts';
import { fr as commonFr } from './common.fr.ts';
import { en as dayEn } from './day.en.ts';
import { fr as dayFr } from './day.fr.ts';
import { en as dossiersEn } from './dossiers.en.ts';
import { fr as dossiersFr } from './dossiers.fr.ts';
import { formatText, type Params } from './format-text.ts';
import { en as identityEn } from './identity.en.ts';
import { fr as identityFr } from './identity.fr.ts';
import { en as pagesEn } from './pages.en.ts';
import { fr as pagesFr } from './pages.fr.ts';
import { en as referralsEn } from './referrals.en.ts';
import { fr as referralsFr } from './referrals.fr.ts';
import { en as refusalsEn } from './refusals.en.ts';
import { fr as refusalsFr } from './refusals.fr.ts';

const french = {
  catalogue: catalogueFr,
  common: commonFr,
  day: dayFr,
  dossiers: dossiersFr,
  identity: identityFr,
  pages: pagesFr,
  referrals: referralsFr,
  refusals: refusalsFr,
} as const;

type Dictionary = typeof french;

/** `'common.save'`, `'dossiers.title'`…: a key that does not exist does not compile. */
export type TextKey = {
  [M in keyof Dictionary & string]: `${M}.${keyof Dictionary[M] & string}`;
}[keyof Dictionary & string];

const english: Record<keyof Dictionary, Record<string, string>> = {
  catalogue: catalogueEn,
  common: commonEn,
  day: dayEn,
  dossiers: dossiersEn,
  identity: identityEn,
  pages: pagesEn,
  referrals: referralsEn,
  refusals: refusalsEn,
};

/** For tests and for codes that only exist at run time. */
export const dictionaries: Record<Lang, Record<string, Record<string, string>>> = { fr: french, en: english };

/** The language of a request; French when nothing was chosen. */
export function langOf(where: Lang | Viewer): Lang {
  return typeof where === 'string' ? where : (where.var.lang ?? 'fr');
}

/** The text of a key in the reader's language, its holes filled. */
export function t(where: Lang | Viewer, key: TextKey, params?: Params): string {
  return findText(where, key, params) ?? key;
}

/** As `t`, for a key made at run time (a code, a state): null when there is no such text. */
export function findText(where: Lang | Viewer, key: string, params?: Params): string | null {
  const lang = langOf(where);
  const dot = key.indexOf('.');
  const text = dictionaries[lang][key.slice(0, dot)]?.[key.slice(dot + 1)];
  return text === undefined ? null : formatText(lang, text, params);
}
