import { t } from '../../ui/index.ts';
import { showCode } from '../codes.ts';
import { type NoticeFacts, seenFields } from './facts.ts';

/** Two joined messages of the GSM alphabet (3GPP TS 23.038: 2 × 153). One sign outside it would halve that. */
export const SMS_LENGTH = 306;
const GSM = /[^\n\r !"#$%&'()*+,\-./0-9:;<=>?@A-Z_a-zàèéìòùÄÅÆÇÉÑÖØÜßäåæñöøü£¥§¿¡]/gu;

/** The text message of a notice: at most 306 signs, whatever the structure's name. */
export function composeSms(facts: NoticeFacts): string {
  const seen = seenFields(facts.seen).map((field) => t('fr', `notices.short.${field}`));
  const with_ = (structure: string, fields: readonly string[]) =>
    toGsm(
      t('fr', facts.exercise ? 'notices.sms.exercise' : 'notices.sms.text', {
        structure,
        fields: fields.length < seen.length ? `${fields.join(', ')}...` : fields.join(', '),
        url: `${facts.publicUrl.replace(/^https:\/\//, '')}/verifier`,
        code: showCode(facts.code),
      }),
    );
  for (let kept = seen.length; kept >= 1; kept -= 1) {
    const text = with_(facts.structure, seen.slice(0, kept));
    if (text.length <= SMS_LENGTH) return text;
  }
  return with_(facts.structure.slice(0, 30), seen.slice(0, 1));
}

/** Spelt with what every phone network carries: other accents fall off, typographic signs become plain ones. */
function toGsm(text: string): string {
  return text
    .replace(/[’‘]/g, "'")
    .replace(/[«»“”]/g, '"')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/œ/g, 'oe')
    .replace(GSM, (sign) => sign.normalize('NFD').replace(/\p{M}/gu, '').replace(GSM, ''));
}
