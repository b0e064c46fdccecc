import { findText, formatDateTime, frenchText, type Lang, t, withArticle } from '../ui/index.ts';

/** What a message is about: never more personal than a first name (a mailbox is not a safe place). */
export interface MailContent {
  template: string;
  party: 'counsellor' | 'beneficiary' | 'provider';
  state: string;
  training: string;
  structure: string;
  meeting: { at: string; place: string } | null;
  firstName: string | null;
  /** Absolute address of the one button; null: nothing to open. */
  link: string | null;
  /** The link is one-time and says how long it lives. */
  oneTime: boolean;
}

export interface Composed {
  subject: string;
  text: string;
  html: string;
}

/** Writes a message from its template, as plain text and as plain, readable HTML: no image, no script, no tracking. */
export function compose(lang: Lang, content: MailContent): Composed {
  const say = (text: string) => (lang === 'fr' ? frenchText(text) : text);
  const young = content.party === 'beneficiary';
  const { template, training, structure, meeting } = content;
  const sender = withArticle(lang, structure, template === 'provider.remind_answer' ? 'within' : 'start');
  const params = { training, sender, state: findText(lang, `referrals.states.${content.state}`) ?? '' };
  const subject = findText(lang, `referrals.mail.subjects.${template}`);
  const body = findText(lang, `referrals.mail.bodies.${template}`, params);
  if (subject === null || body === null) throw new Error(`no text for the message ${template}`);
  const paragraphs = [
    content.firstName === null
      ? t(lang, 'referrals.mail.helloPlain')
      : t(lang, 'referrals.mail.hello', { firstName: content.firstName }),
    body,
    meeting &&
      t(lang, 'referrals.mail.meeting', {
        when: formatDateTime(lang, new Date(meeting.at)),
        place: meeting.place,
      }),
  ].filter((p) => p !== null);
  const button = t(lang, 'referrals.mail.button');
  const life = content.oneTime
    ? t(lang, young ? 'referrals.mail.linkLifeYoung' : 'referrals.mail.linkLife')
    : null;
  const foot = t(lang, young ? 'referrals.mail.footYoung' : 'referrals.mail.foot', {
    structure: withArticle(lang, structure, 'within'),
  });
  const text = [...paragraphs, content.link && `${button} : ${content.link}`, life, '--', foot];
  return {
    subject: say(subject),
    // The address is left as it is: a no-break space in it would break it.
    text: `${text
      .filter((p) => p !== null)
      .map((p) => (p === text[paragraphs.length] ? p : say(p)))
      .join('\n\n')}\n`,
    html: drawHtml(
      lang,
      say(subject),
      paragraphs.map(say),
      content.link ? { href: content.link, label: say(button) } : null,
      [life && say(life), say(foot)],
    ),
  };
}

/** The HTML of a message. */
export function drawHtml(
  lang: Lang,
  title: string,
  paragraphs: string[],
  button: { href: string; label: string } | null,
  small: (string | null)[],
): string {
  const p = (text: string, style = '') => `<p style="margin:0 0 16px;${style}">${escapeHtml(text)}</p>`;
  const action = button
    ? `<p style="margin:0 0 16px"><a href="${escapeHtml(button.href)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#b44a17;color:#ffffff;text-decoration:none">${escapeHtml(button.label)}</a></p>
<p style="margin:0 0 16px;font-size:14px;word-break:break-all">${escapeHtml(button.href)}</p>`
    : '';
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;padding:24px;background:#ffffff;color:#14242f;font:16px/1.5 system-ui,Arial,sans-serif">
<div style="max-width:560px;margin:0 auto"><h1 style="margin:0 0 16px;font-size:20px">${escapeHtml(title)}</h1>
${paragraphs.map((text) => p(text)).join('\n')}
${action}
${small
  .filter((s) => s !== null)
  .map((text) => p(text, 'font-size:14px;color:#4a5c68'))
  .join('\n')}
</div></body></html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
