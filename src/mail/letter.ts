import type { Lang } from '../ui/index.ts';
import { type Composed, drawHtml } from './compose.ts';

/** A message whose words are ready: paragraphs, one button, small print. */
export interface Letter {
  subject: string;
  paragraphs: string[];
  button: { href: string; label: string };
  small: string[];
}

/** As plain text and as plain, readable HTML: no image, no script, no tracking. */
export function composeLetter(lang: Lang, letter: Letter): Composed {
  const { subject, paragraphs, button, small } = letter;
  return {
    subject,
    text: `${[...paragraphs, `${button.label} : ${button.href}`, '--', ...small].join('\n\n')}\n`,
    html: drawHtml(lang, subject, paragraphs, button, small),
  };
}

/** A mail server's 5xx is its last word (RFC 5321, 4.2.1): trying again for ever would hold up everybody else's mail. */
export function isFinalRefusal(error: unknown): boolean {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
  return code >= 500 && code < 600;
}
