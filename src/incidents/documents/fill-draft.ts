import { formatNumber, t } from '../../ui/index.ts';
import { readClock } from '../clock.ts';
import type { Counts, IncidentFile, Item } from '../incident.ts';
import type { Answers } from './questions.ts';
import { sayField } from './say-field.ts';
import { sayMoment } from './say-moment.ts';

/** What a draft is filled from: the file of the incident and the list as fixed. */
export interface Known {
  file: IncidentFile;
  counts: Counts;
  now: Date;
}

/** With the year: a document is read long after. */
const when = (iso: string) => sayMoment(new Date(iso));

/**
 * Answers that follow from what is known, in French: the documents go to French authorities. What Écluse cannot know
 * stays empty, and is printed as « inconnu à ce jour »: nothing is guessed.
 */
export function fillDraft({ file, counts, now }: Known): Answers {
  const { incident, accounts } = file;
  const fixed = incident.fixedAt !== null;
  const { minutesLeft } = readClock(new Date(incident.knownAt), now);
  const frozen = accounts.filter((one) => one.state === 'frozen');
  return {
    knownAt: when(incident.knownAt),
    period:
      fixed && counts.firstAt && counts.lastAt
        ? `Du ${when(counts.firstAt)} au ${when(counts.lastAt)} (premier et dernier accès constatés au journal)`
        : `Du ${when(incident.from)} au ${when(incident.to)} (période examinée)`,
    discovery: incident.alertId === null ? '' : t('fr', 'incidents.fill.byAlert'),
    lateness: minutesLeft < 0 ? '' : t('fr', 'incidents.fill.inTime'),
    natures: ['Perte de la confidentialité'],
    story: story(file),
    data: fixed ? cnilData(counts) : ['Données concernées pas connues pour le moment'],
    dataDetail: fixed ? dataDetail(counts) : '',
    peopleCount: fixed ? formatNumber('fr', counts.people) : '',
    minors: sayMinors(file.minors),
    // Which other categories there are, nobody can tell from here.
    people: file.minors?.done && file.minors.minors > 0 ? ['Mineurs'] : [],
    recordCount: fixed ? formatNumber('fr', counts.people) : '',
    before: t('fr', 'incidents.fill.before'),
    after: [
      frozen.length > 0
        ? t('fr', 'incidents.fill.frozen', {
            count: frozen.length,
            at: frozen[0]?.frozenAt ? when(frozen[0].frozenAt) : t('fr', 'incidents.unknown'),
          })
        : '',
      ...decisions(file.items),
    ]
      .filter(Boolean)
      .join('\n'),
    systems: t('fr', 'incidents.fill.systems'),
    accounts: accounts
      .map(
        (one) =>
          `Compte n° ${one.id} (${t('fr', `common.role.${role(one.role)}`)}, ${one.structure}), créé le ${when(one.createdAt)}`,
      )
      .join('\n'),
    processing: t('fr', 'incidents.fill.processing'),
    evidence: evidence(file.items),
    notification: notified(file),
    notificationDetail: sentLines(file),
    reference: file.documents.find((one) => one.kind === 'cnil' && one.reference)?.reference ?? '',
  };
}

/** Empty while they are being counted; who has no birth date is said apart, and is neither. */
function sayMinors(counted: IncidentFile['minors']): string {
  if (!counted?.done || (counted.minors + counted.adults === 0 && counted.unknown > 0)) return '';
  const minors = formatNumber('fr', counted.minors);
  return counted.unknown === 0
    ? minors
    : t('fr', 'incidents.fill.minors', { minors, unknown: counted.unknown });
}

const ROLES = ['counsellor', 'account_manager', 'supervisor', 'provider', 'beneficiary'] as const;
const role = (name: string) => ROLES.find((one) => one === name) ?? 'counsellor';

function story({ incident, items, accounts, fixings }: IncidentFile): string {
  const facts = items
    .filter((one) => one.kind === 'fact')
    .map((one) => `${when(one.at)} : ${one.text}`)
    .reverse();
  const last = fixings[0];
  return [
    `${incident.title.replace(/\.$/, '')}. ${t('fr', 'incidents.fill.accounts', { count: accounts.length })}`,
    ...facts,
    last ? t('fr', 'incidents.fill.measured', { people: last.people, at: when(last.at) }) : '',
  ]
    .filter(Boolean)
    .join('\n');
}

const decisions = (items: readonly Item[]) =>
  items
    .filter((one) => one.kind === 'decision')
    .map((one) => `${when(one.at)} : ${one.text}`)
    .reverse();

const evidence = (items: readonly Item[]) =>
  items
    .filter((one) => one.entry !== null)
    .map((one) => `Entrée n° ${one.entry} du journal, ${when(one.at)} : ${one.text}`)
    .reverse()
    .join('\n');

function notified({ documents }: IncidentFile): string[] {
  return documents.some((one) => one.kind === 'cnil' && one.sentAt !== null) ? ['Notifiée à la CNIL'] : [];
}

function sentLines({ documents }: IncidentFile): string {
  return documents
    .filter((one) => one.sentAt !== null)
    .map(
      (one) =>
        `${t('fr', `incidents.document.${documentKey(one.kind)}.title`)} : ${when(one.sentAt ?? one.at)}${one.reference ? `, n° ${one.reference}` : ''}`,
    )
    .join('\n');
}

const KEYS = ['cnil', 'cnil_more', 'certfr', 'register', 'complaint'] as const;
const documentKey = (kind: string) => KEYS.find((one) => one === kind) ?? 'cnil';

/** The CNIL's categories for what was shown. */
function cnilData({ fields }: Counts): string[] {
  const seen = (...names: string[]) => names.some((name) => (fields[name] ?? 0) > 0);
  return [
    seen('summary', 'birthDate') ? 'État civil (nom, sexe, date de naissance, âge...)' : '',
    seen('nir') ? 'NIR (numéro de sécurité sociale)' : '',
    seen('phone', 'email', 'address')
      ? 'Coordonnées (adresse postale ou électronique, numéros de téléphone)'
      : '',
    seen('document') ? 'Documents officiels (passeports, pièces d’identité, etc.)' : '',
    Object.keys(fields).some(
      (name) => !['summary', 'birthDate', 'nir', 'phone', 'email', 'address', 'document'].includes(name),
    )
      ? 'Autres données'
      : '',
  ].filter(Boolean);
}

function dataDetail({ fields }: Counts): string {
  return Object.entries(fields)
    .sort(([, a], [, b]) => b - a)
    .map(
      ([name, people]) =>
        `${sayField('fr', name)} : ${formatNumber('fr', people)} ${people < 2 ? 'personne' : 'personnes'}`,
    )
    .join('\n');
}
