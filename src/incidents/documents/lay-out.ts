import { findText, frenchText, t } from '../../ui/index.ts';
import { sayBytes } from '../attachments/say-bytes.ts';
import type { IncidentFile } from '../incident.ts';
import { type Answers, DOCUMENTS, type DocumentKind, type QuestionName, questionOf } from './questions.ts';
import { sayMoment } from './say-moment.ts';

/** A document ready to be printed or read as text: French, whatever the reader's language (see fillDraft). */
export interface LaidOut {
  lang: 'fr';
  title: string;
  subtitle: string;
  /** Across each page: « EXERCICE », « BROUILLON ». */
  mark: string | null;
  foot: string;
  note: string;
  sections: { title: string; answers: { question: string; lines: string[]; unknown: boolean }[] }[];
  /** Null: the file has none. Withdrawn ones are listed too, with why. */
  attachments: { title: string; rows: { piece: string; hash: string; added: string }[] } | null;
  timeline: { title: string; none: string; rows: { at: string; text: string; by: string }[] } | null;
}

interface Version {
  kind: DocumentKind;
  /** 0: a draft that nobody saved yet. */
  version: number;
  at: Date;
  by: string | null;
  sentAt: Date | null;
  reference: string | null;
  answers: Answers;
}

/** What is unknown says so: an empty line could be taken for a no. */
export function layOut(file: IncidentFile, of: Version): LaidOut {
  const { incident } = file;
  const shape = DOCUMENTS[of.kind];
  const title = t('fr', `incidents.document.${of.kind}.title`);
  const said = (text: string) => frenchText(text);
  return {
    lang: 'fr',
    title: said(`${title}, incident ${incident.label}`),
    subtitle: said(incident.title),
    mark: incident.exercise ? 'EXERCICE' : of.sentAt === null && of.kind !== 'register' ? 'BROUILLON' : null,
    foot: said(`Écluse, incident ${incident.label}, ${title}, version ${of.version}`),
    note: said(
      [
        t('fr', 'incidents.print.version', {
          version: of.version,
          at: sayMoment(of.at),
          by: of.by ?? t('fr', 'incidents.unknown'),
        }),
        of.sentAt === null
          ? ''
          : t('fr', 'incidents.print.sent', {
              at: sayMoment(of.sentAt),
              reference: of.reference ?? t('fr', 'incidents.unknown'),
            }),
        incident.exercise ? t('fr', 'incidents.print.exercise') : '',
      ]
        .filter(Boolean)
        .join(' '),
    ),
    sections: shape.sections.map((section) => ({
      title: said(findText('fr', `incidents.section.${section.name}`) ?? section.name),
      answers: section.questions.map((name) => layAnswer(name, of.answers)),
    })),
    attachments:
      file.attachments.length === 0
        ? null
        : { title: said(t('fr', 'incidents.attachments.printTitle')), rows: layAttachments(file) },
    timeline: shape.timeline
      ? {
          title: said(t('fr', 'incidents.timeline.title')),
          none: said(t('fr', 'incidents.timeline.empty')),
          rows: file.items
            .filter((one) => one.kind !== 'act')
            .map((one) => ({
              at: said(sayMoment(new Date(one.at))),
              text: said(
                `${t('fr', `incidents.item.${one.kind}`)} : ${one.text}${one.entry === null ? '' : ` (entrée n° ${one.entry} du journal)`}${one.why === null ? '' : `. Motif : ${one.why}`}`,
              ),
              by: one.by ?? t('fr', 'incidents.unknown'),
            }))
            .reverse(),
        }
      : null,
  };
}

/** In the order in which they were added; a hash is no sentence, and stays as it is. */
function layAttachments({ attachments }: IncidentFile) {
  return [...attachments].reverse().map((one) => {
    const row = t('fr', 'incidents.attachments.printRow', {
      n: one.attachment,
      about: one.about,
      name: one.name,
      size: sayBytes('fr', one.bytes),
    });
    const gone =
      one.withdrawnWhy === null
        ? ''
        : ` ${t('fr', 'incidents.attachments.printWithdrawn', { why: one.withdrawnWhy })}`;
    return {
      piece: frenchText(`${row}.${gone}`),
      hash: one.sha256,
      added: frenchText(
        t('fr', 'incidents.attachments.printAdded', {
          at: sayMoment(new Date(one.at)),
          by: one.by ?? t('fr', 'incidents.unknown'),
        }),
      ),
    };
  });
}

function layAnswer(name: QuestionName, answers: Answers) {
  const answer = answers[name];
  const lines = (
    questionOf(name).as === 'many' ? [answer ?? []].flat() : String(answer ?? '').split('\n')
  ).filter((one) => one !== '');
  return {
    question: frenchText(t('fr', `incidents.q.${name}`)),
    lines: lines.length === 0 ? [t('fr', 'incidents.unknown')] : lines.map(frenchText),
    unknown: lines.length === 0,
  };
}

/** The same document as plain text, for the authority's own form or a message. */
export function asText(laid: LaidOut): string {
  const rule = (title: string) => `\n${title.toLocaleUpperCase('fr')}\n${'-'.repeat(title.length)}`;
  const lines = [laid.mark === null ? '' : `*** ${laid.mark} ***`, laid.title, laid.subtitle, laid.note];
  for (const section of laid.sections) {
    lines.push(rule(section.title));
    for (const { question, lines: answer } of section.answers)
      lines.push(
        answer.length === 1
          ? `${question} : ${answer[0]}`
          : `${question} :\n${answer.map((one) => `  - ${one}`).join('\n')}`,
      );
  }
  if (laid.attachments) {
    lines.push(rule(laid.attachments.title));
    for (const row of laid.attachments.rows) lines.push(`${row.piece} ${row.added}\n  SHA-256 ${row.hash}`);
  }
  if (laid.timeline) {
    lines.push(rule(laid.timeline.title));
    if (laid.timeline.rows.length === 0) lines.push(laid.timeline.none);
    for (const row of laid.timeline.rows) lines.push(`${row.at} : ${row.text} (${row.by})`);
  }
  return `${lines.filter((one) => one !== '').join('\n')}\n`;
}
