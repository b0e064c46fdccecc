import {
  createDecipheriv,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
} from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NoticeCodes } from '../codes.ts';
import { findBounces } from '../operator/read-bounces.ts';
import { encryptToAge, parseAgeRecipient } from './age.ts';
import { isMobile, openSmsProvider } from './sms-provider.ts';
import { makeTar } from './tar.ts';

describe('a file for the print house', () => {
  const SPKI = Buffer.from('302a300506032b656e032100', 'hex');
  const house = generateKeyPairSync('x25519');
  const publicKey = house.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);

  /** Opens as the specification says (age-encryption.org/v1), written apart from what it tests. */
  function open(file: Buffer): Buffer {
    const end = file.indexOf('\n', file.indexOf('\n--- ') + 1);
    const header = file.subarray(0, end).toString('latin1');
    const [version, stanza = '', body = '', last = ''] = header.split('\n');
    expect(version).toBe('age-encryption.org/v1');
    const share = Buffer.from(stanza.replace('-> X25519 ', ''), 'base64');
    const secret = diffieHellman({
      privateKey: house.privateKey,
      publicKey: createPublicKey({ key: Buffer.concat([SPKI, share]), format: 'der', type: 'spki' }),
    });
    const derive = (key: Buffer, salt: Buffer, info: string) =>
      Buffer.from(hkdfSync('sha256', key, salt, info, 32));
    const unseal = (key: Buffer, nonce: Buffer, sealed: Buffer) => {
      const cipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
      cipher.setAuthTag(sealed.subarray(-16));
      return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
    };
    const wrap = derive(secret, Buffer.concat([share, publicKey]), 'age-encryption.org/v1/X25519');
    const fileKey = unseal(wrap, Buffer.alloc(12), Buffer.from(body, 'base64'));
    const mac = createHmac('sha256', derive(fileKey, Buffer.alloc(0), 'header'))
      .update(header.slice(0, header.lastIndexOf('---') + 3))
      .digest('base64');
    expect(last).toBe(`--- ${mac.replace(/=+$/, '')}`);
    const payload = file.subarray(end + 1);
    const key = derive(fileKey, payload.subarray(0, 16), 'payload');
    const sealed = payload.subarray(16);
    const parts: Buffer[] = [];
    for (let n = 0, at = 0; at < sealed.length; n += 1, at += 65_552) {
      const nonce = Buffer.alloc(12);
      nonce.writeUInt32BE(n, 7);
      nonce[11] = at + 65_552 >= sealed.length ? 1 : 0;
      parts.push(unseal(key, nonce, sealed.subarray(at, at + 65_552)));
    }
    return Buffer.concat(parts);
  }

  it.each([0, 10, 65_536, 65_537, 200_000])('of %i bytes opens with the house’s key', (size) => {
    const clear = Buffer.alloc(size, 'avis');
    const file = encryptToAge(publicKey, clear);
    expect(open(file).equals(clear)).toBe(true);
    if (size > 3) expect(file.includes(clear.subarray(0, 4))).toBe(false);
  });

  it('takes a recipient of age, and none that was mistyped', () => {
    // The recipient of age's own documentation.
    const recipient = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kudlqu0jq8zz5rc';
    const found = parseAgeRecipient('age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p');
    expect(found?.length).toBe(32);
    expect(parseAgeRecipient(recipient)).toBeNull();
    expect(parseAgeRecipient('age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8q')).toBeNull();
  });

  it('is an archive that says what is in it', () => {
    const tar = makeTar([{ name: 'lettres/0001.pdf', content: Buffer.from('abc') }], new Date(0));
    expect(tar.length % 512).toBe(0);
    expect(tar.toString('latin1', 0, 16)).toBe('lettres/0001.pdf');
    expect(tar.toString('latin1', 124, 135)).toBe('00000000003');
    expect(() => makeTar([{ name: '../x', content: Buffer.from('') }], new Date(0))).not.toThrow();
    expect(() => makeTar([{ name: 'É', content: Buffer.from('') }], new Date(0))).toThrow();
  });
});

describe('a provider of text messages', () => {
  const asked: { headers: IncomingHttpHeaders; body: Record<string, string> }[] = [];
  let status = 202;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      asked.push({ headers: request.headers, body: JSON.parse(body) });
      if (status === 0) response.destroy();
      else
        response
          .writeHead(status, status === 302 ? { Location: 'http://localhost:1/' } : {})
          .end('+33639980001');
    });
  });
  let folder: string;
  let provider: ReturnType<typeof openSmsProvider>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ecluse-sms-'));
    await writeFile(join(folder, 'token'), 'secret\n');
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    provider = openSmsProvider({
      url: `http://127.0.0.1:${port}/`,
      tokenFile: join(folder, 'token'),
      sender: 'Ecluse',
    });
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  });
  const message = { to: '+33 6 39 98 00 01', text: 'Bonjour', key: 'avis-1-x' };

  it('gets the number, the text and a key that makes a second try harmless', async () => {
    expect(await provider.send(message)).toEqual({ what: 'sent', answer: null });
    expect(asked[0]?.body).toEqual({
      to: '+33639980001',
      sender: 'Ecluse',
      text: 'Bonjour',
      reference: 'avis-1-x',
    });
    expect(asked[0]?.headers).toMatchObject({
      authorization: 'Bearer secret',
      'idempotency-key': 'avis-1-x',
    });
  });
  it.each([
    [409, 'sent', null],
    [400, 'final', 'HTTP_400'],
    [429, 'retry', 'HTTP_429'],
    [503, 'retry', 'HTTP_503'],
    [302, 'retry', 'NO_ANSWER'],
    [0, 'retry', 'NO_ANSWER'],
  ])('answering %i means %s', async (answer, what, code) => {
    status = answer;
    expect(await provider.send(message)).toEqual({ what, answer: code });
  });
  it('that knows not who asks closes the way, and blames nobody’s number', async () => {
    status = 401;
    await expect(provider.send(message)).rejects.toThrow('HTTP_401');
  });
  it.each([
    ['+33 6 39 98 00 01', true],
    ['+33712345678', true],
    ['+33320000000', false],
    ['+44712345678', false],
  ])('%s is a mobile: %s', (phone, yes) => expect(isMobile(phone)).toBe(yes));
});

describe('returned mail', () => {
  const codes = new NoticeCodes(Buffer.alloc(32, 7));
  const dsn = (id: string, action: string, status: string) => `From MAILER-DAEMON Mon Mar 15 10:00:00 2027
Content-Type: multipart/report; report-type=delivery-status

Reporting-MTA: dns; mx.example
Final-Recipient: rfc822; x@exemple.fr
Action: ${action}
Status: ${status}

Message-ID: <${id}@ecluse.example>
`;
  it('counts final failures of our own messages, and nothing else', () => {
    const mailbox = [
      dsn(codes.messageKey('1'), 'failed', '5.1.1'),
      dsn(codes.messageKey('2'), 'delayed', '4.4.1'),
      dsn('avis-3-0123456789abcdef', 'failed', '5.1.1'),
      dsn('outbox-4', 'failed', '5.1.1'),
      dsn(codes.messageKey('5'), 'failed', '4.4.7'),
      dsn(codes.messageKey('6'), 'failed', '5.7.1'),
    ].join('\n');
    expect(findBounces(codes, mailbox)).toEqual([
      { id: '1', status: '5.1.1' },
      { id: '6', status: '5.7.1' },
    ]);
  });
});
