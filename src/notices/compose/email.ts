import { frenchText, type Lang, t } from '../../ui/index.ts';
import type { NoticeFacts } from './facts.ts';
import { greetingLines } from './greeting.ts';
import { noticeSections, type Section } from './sections.ts';

export interface NoticeEmail {
  subject: string;
  text: string;
  html: string;
}

/** French first, then English. No image, no button, no link but the page where anybody checks the code. */
export function composeEmail(facts: NoticeFacts): NoticeEmail {
  const parts = (['fr', 'en'] as const).map((lang) => ({
    lang,
    ...open(lang, facts),
    sections: noticeSections(lang, facts),
  }));
  const [french] = parts;
  const subject = `${facts.exercise ? `${t('fr', 'notices.letter.exercise')} ` : ''}${frenchText(t('fr', 'notices.letter.subject'))}`;
  return {
    subject,
    text: `${parts.map(({ hello, lead, sections }) => [...hello, lead, ...sections.map(asText)].join('\n\n')).join(`\n\n${'-'.repeat(40)}\n\n`)}\n`,
    html: `<!doctype html>
<html lang="${french?.lang ?? 'fr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;background:#ffffff;color:#14242f;font:16px/1.5 system-ui,Arial,sans-serif">
<div style="max-width:600px;margin:0 auto">
${parts.map(asHtml).join('\n<hr style="margin:32px 0;border:0;border-top:1px solid #c3ced5">\n')}
</div></body></html>
`,
  };
}

function open(lang: Lang, facts: NoticeFacts): { hello: string[]; lead: string } {
  const say = (text: string) => (lang === 'fr' ? frenchText(text) : text);
  return {
    hello: greetingLines(lang, facts),
    lead: say(t(lang, facts.exercise ? 'notices.letter.exerciseLead' : 'notices.letter.lead')),
  };
}

function asText({ title, paragraphs, bullets }: Section): string {
  return [title.toUpperCase(), ...paragraphs, ...bullets.map((bullet) => `- ${bullet}`)].join('\n');
}

function asHtml(part: { lang: Lang; hello: string[]; lead: string; sections: Section[] }): string {
  const p = (text: string) => `<p style="margin:0 0 12px">${escapeHtml(text)}</p>`;
  const sections = part.sections.map(
    ({
      title,
      paragraphs,
      bullets,
    }) => `<h2 style="margin:20px 0 8px;font-size:17px;color:#0b3b54">${escapeHtml(title)}</h2>
${paragraphs.map(p).join('\n')}
${bullets.length === 0 ? '' : `<ul style="margin:0 0 12px;padding-left:20px">${bullets.map((b) => `<li>${escapeHtml(b)}</li>`).join('')}</ul>`}`,
  );
  return `<div lang="${part.lang}">
${part.hello.map(p).join('\n')}
${p(part.lead)}
${sections.join('\n')}
</div>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
