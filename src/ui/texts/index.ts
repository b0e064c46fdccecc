/**
 * Every text a person reads, French first. One pair of files per module, the same keys in both.
 * In a page: `t(c, 'dossiers.title', { name })`; in an e-mail: `t('fr', 'referrals.subject')`.
 */
import type { Lang, Viewer } from '../env.ts';
import { en as accountsEn } from './accounts.en.ts';
import { fr as accountsFr } from './accounts.fr.ts';
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
import { en as incidentsEn } from './incidents.en.ts';
import { fr as incidentsFr } from './incidents.fr.ts';
import { en as noticesEn } from './notices.en.ts';
import { fr as noticesFr } from './notices.fr.ts';
import { en as pagesEn } from './pages.en.ts';
import { fr as pagesFr } from './pages.fr.ts';
import { referralsEn } from './referrals.en.ts';
import { referralsFr } from './referrals.fr.ts';
import { en as refusalsEn } from './refusals.en.ts';
import { fr as refusalsFr } from './refusals.fr.ts';
import { en as supervisionEn } from './supervision.en.ts';
import { fr as supervisionFr } from './supervision.fr.ts';
import { en as watchEn } from './watch.en.ts';
import { fr as watchFr } from './watch.fr.ts';

const french = {
  accounts: accountsFr,
  catalogue: catalogueFr,
  common: commonFr,
  day: dayFr,
  dossiers: dossiersFr,
  identity: identityFr,
  incidents: incidentsFr,
  notices: noticesFr,
  pages: pagesFr,
  referrals: referralsFr,
  refusals: refusalsFr,
  supervision: supervisionFr,
  watch: watchFr,
} as const;

type Dictionary = typeof french;

/** Dotted paths to the texts of a dictionary, nested or flat. */
type PathOf<T> = {
  [K in keyof T & string]: T[K] extends string
    ? K
    : T[K] extends readonly unknown[]
      ? never
      : `${K}.${PathOf<T[K]>}`;
}[keyof T & string];

/** `'common.save'`, `'dossiers.title'`…: a key that does not exist does not compile. */
export type TextKey = PathOf<Dictionary>;

export interface Texts {
  readonly [key: string]: string | readonly string[] | Texts;
}

const english: Record<keyof Dictionary, Texts> = {
  accounts: accountsEn,
  catalogue: catalogueEn,
  common: commonEn,
  day: dayEn,
  dossiers: dossiersEn,
  identity: identityEn,
  incidents: incidentsEn,
  notices: noticesEn,
  pages: pagesEn,
  referrals: referralsEn,
  refusals: refusalsEn,
  supervision: supervisionEn,
  watch: watchEn,
};

/** For tests and for codes that only exist at run time. */
export const dictionaries: Record<Lang, Texts> = { fr: french, en: english };

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
  const text = lookUp(dictionaries[lang], key);
  return text === null ? null : formatText(lang, text, params);
}

/** Flat keys may hold dots themselves, so the rest of the path is tried whole first. */
function lookUp(texts: Texts, path: string): string | null {
  if (Object.hasOwn(texts, path)) {
    const found = texts[path];
    return typeof found === 'string' ? found : null;
  }
  const dot = path.indexOf('.');
  const branch = dot < 0 || !Object.hasOwn(texts, path.slice(0, dot)) ? undefined : texts[path.slice(0, dot)];
  return isBranch(branch) ? lookUp(branch, path.slice(dot + 1)) : null;
}

function isBranch(value: Texts[string] | undefined): value is Texts {
  return typeof value === 'object' && !Array.isArray(value);
}
