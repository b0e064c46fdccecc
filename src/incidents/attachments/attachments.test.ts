import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { attachmentHeader, cleanName } from './clean-name.ts';
import { detectType } from './detect-type.ts';
import { openFile, sealFile } from './seal.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);

describe('the type of a content', () => {
  it.each([
    ['a PDF', bytes('%PDF-1.7\n'), 'application/pdf'],
    ['a PNG', png, 'image/png'],
    ['a JPEG', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
    ['a text', bytes('Appel de l’hébergeur à 9 h'), 'text/plain'],
    ['a page that would run', bytes('<script>alert(1)</script>'), 'text/plain'],
    [
      'a message',
      bytes('From: a@exemple.fr\r\nDate: Mon, 1 Jan 2027\r\nSubject: x\r\n y\r\n\r\nTexte'),
      'message/rfc822',
    ],
    ['a message in Latin 1', Uint8Array.from([...bytes('Date: x\nFrom: a\n\n'), 0xe9]), 'message/rfc822'],
    ['a text that speaks of a sender', bytes('From: a\n\nDate: b'), 'text/plain'],
    ['a program', bytes('MZ\0\u0001'), null],
    ['an archive', bytes('PK\u0003\u0004'), null],
    ['bytes that are no text', Uint8Array.from([0xe9, 0x20]), null],
    ['ten megabytes of short lines', bytes('a:\r'.repeat(3_400_000)), 'text/plain'],
    ['a PNG cut before its signature ends', png.slice(0, 7), null],
  ])('%s', (_, content, type) => {
    expect(detectType(content)).toBe(type);
  });
});

describe('a name', () => {
  it.each([
    ['C:\\Users\\moi\\plainte.PDF', 'application/pdf', 'plainte.pdf'],
    ['../../etc/passwd', 'text/plain', 'passwd.txt'],
    ['capture.html', 'image/png', 'capture.png'],
    ['facture\u202Efdp.exe', 'application/pdf', 'facture fdp.pdf'],
    ['a"\r\nX-Evil: 1;.txt', 'text/plain', 'a X-Evil 1;.txt'],
    ['.htaccess', 'text/plain', 'piece.txt'],
    ['   ', 'image/jpeg', 'piece.jpg'],
    ['é'.repeat(300), 'text/plain', `${'é'.repeat(96)}.txt`],
  ] as const)('%s becomes harmless', (sent, type, name) => {
    expect(cleanName(sent, type)).toBe(name);
  });

  it('goes into a header without leaving it', () => {
    expect(attachmentHeader('Réponse "1".pdf')).toBe(
      `attachment; filename="Reponse 1.pdf"; filename*=UTF-8''R%C3%A9ponse%20%221%22.pdf`,
    );
  });
});

describe('sealing', () => {
  const master = randomBytes(32);
  const keys = {
    wrap: async (context: string, key: Buffer) => Buffer.concat([master, Buffer.from(context), key]),
    unwrap: async (context: string, wrapped: Buffer) => {
      if (!wrapped.subarray(32, -32).equals(Buffer.from(context))) throw new Error('wrong context');
      return wrapped.subarray(-32);
    },
  };

  it('opens what it sealed, and the sealed form is 28 bytes longer', async () => {
    const clear = randomBytes(100_000);
    const file = await sealFile(keys, '7', clear);
    expect(file.sealed.length).toBe(clear.length + 28);
    expect((await openFile(keys, '7', file)).equals(clear)).toBe(true);
  });

  it('does not open in another incident, under another hash, or changed by one bit', async () => {
    const file = await sealFile(keys, '7', randomBytes(50));
    const flipped = Buffer.from(file.sealed);
    flipped.writeUInt8(flipped.readUInt8(20) ^ 1, 20);
    await expect(openFile(keys, '8', file)).rejects.toThrow();
    await expect(openFile(keys, '7', { ...file, sha256: randomBytes(32) })).rejects.toThrow();
    await expect(openFile(keys, '7', { ...file, sealed: flipped })).rejects.toThrow();
  });
});
