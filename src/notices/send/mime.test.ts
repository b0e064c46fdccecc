import { simpleParser } from 'mailparser';
import { expect, it } from 'vitest';
import { writeMessage } from './mime.ts';

const at = new Date('2027-03-16T09:00:00Z');
const message = {
  from: 'avis@ecluse.example',
  to: 'p@exemple.fr',
  messageId: 'avis-1-0123456789abcdef@ecluse.example',
  subject:
    'Vos données ont été vues par une personne qui n’y avait pas droit : ce qu’il faut savoir, et faire 🔒',
  text: `Bonjour,\n\n${'é’œ «=» '.repeat(60)}\n.\n.début\nfin d’espace \t\n--avis\n${'a'.repeat(200)}=\n`,
  html: '<p style="color:#000">À = é</p>\n',
};

it('reads back as what was written', async () => {
  const raw = writeMessage(message, at);
  const read = await simpleParser(raw);
  expect(read.subject).toBe(message.subject);
  expect(read.text).toBe(message.text);
  expect(read.html).toBe(message.html);
  expect(read.messageId).toBe(`<${message.messageId}>`);
  expect(read.date).toEqual(at);
  expect(read.from?.value).toEqual([{ name: 'Écluse', address: message.from }]);
  expect(read.to).toMatchObject({ value: [{ name: '', address: message.to }] });
  expect(read.headers.get('auto-submitted')).toBe('auto-generated');
});

it('is plain: seven bits, lines of 76 signs in the body, and CRLF alone', () => {
  const raw = writeMessage(message, at).toString('latin1');
  expect(raw).not.toMatch(/[^\r\n -~]/);
  expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const [head = '', ...body] = raw.split('\r\n\r\n');
  expect(Math.max(...head.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  expect(
    Math.max(
      ...body
        .join('\r\n\r\n')
        .split('\r\n')
        .map((line) => line.length),
    ),
  ).toBeLessThanOrEqual(76);
  expect(raw).not.toMatch(/[ \t]\r\n/);
});

it.each(['\r\n', '\n', '\r', '\u2028'])('takes no second header in through %j', async (end) => {
  const read = await simpleParser(writeMessage({ ...message, subject: `a${end}Bcc: x@exemple.fr` }, at));
  expect(read.bcc).toBeUndefined();
  expect(read.to).toMatchObject({ value: [{ address: message.to }] });
  expect(() => writeMessage({ ...message, to: `p@exemple.fr>${end}Bcc: <x@exemple.fr` }, at)).toThrow();
});
