import type { fr } from './catalogue.fr.ts';

/** English texts of catalogue. */
export const en: Record<keyof typeof fr, string> = {
  // Import: a file refused whole
  'refusal.where': '{file}, line {line}',
  'refusal.colon': ': ',
  'refusal.nothingChanged': 'Nothing was changed.',
  'refusal.unreadable': 'the file cannot be read ({why}). Check its name and your rights.',
  'refusal.empty': 'the file is empty. Ask for a new export.',
  'refusal.tooLarge':
    'the file has {bytes} bytes, beyond the limit of {limit}. Split it and give the parts the same source (--source).',
  'refusal.encodingUnknown':
    'the declared encoding, “{encoding}”, is not supported. Convert the file to UTF-8 (ISO-8859-1, ISO-8859-15 and Windows-1252 will do too).',
  'refusal.encodingBroken':
    'the text is not {encoding}, as declared. Correct the encoding on the first line, or ask for a new export.',
  'refusal.doctype':
    'the file has a DOCTYPE declaration. LHEO needs none and it can hide an attack: remove it.',
  'refusal.malformed': 'this is not well-formed XML ({what}). Correct this line or ask for a new export.',
  'refusal.truncated': 'the file stops before its end (inside <{inside}>). Download it again.',
  'refusal.notLheo':
    'the root is <{root}>, not <lheo>, <lheo-index> or <lheo-plus>. This is not a LHEO file.',
  'refusal.namespaceMissing':
    'the root has no namespace: the LHEO version is unknown. Add for instance xmlns="http://lheo.gouv.fr/2.3".',
  'refusal.namespaceUnknown':
    'the namespace “{namespace}” is not that of LHEO 2.2, LHEO 2.3 or EDOF. Ask for an export in one of these versions.',
  'refusal.misplaced':
    '<{tag}> stands inside <{inside}>, which the LHEO schema does not allow. Ask for a new export.',
  'refusal.noOffer':
    'the file has no offer. An empty import would close the whole offer of this source: it is refused.',
  'refusal.tooDeep': 'more than {limit} nested elements. This is no normal export.',
  'refusal.textTooLong': 'a text is longer than {limit} characters (in <{tag}>). This is no normal export.',
  'refusal.offerTooLarge':
    'one single offer is beyond the limit of {limit}. Split it or ask for a new export.',
  'refusal.tooManyOffers':
    'more than {limit} offers. Split the file and give the parts the same source (--source).',
  'refusal.tooManyRejections':
    'more than {limit} unusable offers. The whole file is refused: ask for a new export.',
  'refusal.cancelled': 'import interrupted.',

  // Import: one offer refused
  'reason.numberMissing': 'No number: the offer could not be followed from one import to the next.',
  'reason.titleMissing': 'No title.',
  'reason.providerMissing': 'Neither name nor SIRET of a provider.',
  'reason.siretUnreadable': 'Unreadable SIRET: “{siret}”. It takes 14 figures.',
  'reason.dateImpossible': 'Impossible date: “{date}”.',
  'reason.datesMissing': 'Session without dates, and the action is not open all year.',
  'reason.startAfterEnd': 'The start ({start}) is after the end ({end}).',
  'reason.noUsableSession': 'No usable session. The first, line {line}: {first}',
  'reason.duplicateTraining': 'This training number is already in this source; the first one is kept.',
  'reason.duplicateSession': 'This session number is already in this action; the first one is kept.',
};
