import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type DeviceKey, deviceKey, verifyProof } from './verify-proof.ts';

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const challenge = Buffer.alloc(32, 7).toString('base64url');
const jwkOf = (key: KeyObject): DeviceKey => deviceKey.parse(key.export({ format: 'jwk' }));

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
function proof(
  by: KeyObject,
  header: object,
  payload: object = { jti: challenge },
  encoding: 'ieee-p1363' | 'der' = 'ieee-p1363',
): string {
  const signed = `${part(header)}.${part(payload)}`;
  const signature = sign('sha256', Buffer.from(signed), { key: by, dsaEncoding: encoding });
  return `${signed}.${signature.toString('base64url')}`;
}
const es256 = { typ: 'dbsc+jwt', alg: 'ES256', jwk: jwkOf(ec.publicKey) };

describe('the proof that a browser holds its key', () => {
  it('at registration brings the key, of which nothing private is kept', () => {
    const whole = { ...es256, jwk: ec.privateKey.export({ format: 'jwk' }) };
    expect(verifyProof(proof(ec.privateKey, whole), null)).toEqual({ challenge, key: jwkOf(ec.publicKey) });
    expect(verifyProof(`"${proof(ec.privateKey, es256)}"`, null)?.challenge).toBe(challenge);
  });

  it('later is verified with the known key, whatever it brings', () => {
    const mine = { typ: 'dbsc+jwt', alg: 'ES256' };
    expect(verifyProof(proof(ec.privateKey, mine), jwkOf(ec.publicKey))?.challenge).toBe(challenge);
    const forged = proof(other.privateKey, { ...es256, jwk: jwkOf(other.publicKey) });
    expect(verifyProof(forged, jwkOf(ec.publicKey))).toBeNull();
  });

  it('may be RSA, with its own algorithm only', () => {
    const key = jwkOf(rsa.publicKey);
    expect(
      verifyProof(proof(rsa.privateKey, { typ: 'dbsc+jwt', alg: 'RS256', jwk: key }), null),
    ).not.toBeNull();
    expect(verifyProof(proof(rsa.privateKey, { typ: 'dbsc+jwt', alg: 'ES256', jwk: key }), null)).toBeNull();
  });

  it.each<[string, string | undefined]>([
    ['nothing', undefined],
    ['an empty text', ''],
    ['two parts', 'a.b'],
    ['four parts', `${proof(ec.privateKey, es256)}.x`],
    ['no algorithm', proof(ec.privateKey, { ...es256, alg: 'none' })],
    ['another type', proof(ec.privateKey, { ...es256, typ: 'JWT' })],
    ['no key', proof(ec.privateKey, { typ: 'dbsc+jwt', alg: 'ES256' })],
    ['a point off the curve', proof(ec.privateKey, { ...es256, jwk: { ...jwkOf(ec.publicKey), x: 'AAAA' } })],
    ['a signature of another key', proof(other.privateKey, es256)],
    ['a signature in DER', proof(ec.privateKey, es256, { jti: challenge }, 'der')],
    ['no challenge', proof(ec.privateKey, es256, {})],
    ['a challenge of another shape', proof(ec.privateKey, es256, { jti: 'short' })],
    ['a very long text', `${proof(ec.privateKey, { ...es256, pad: 'x'.repeat(5_000) })}`],
  ])('is none with %s', (_, text) => {
    expect(verifyProof(text, null)).toBeNull();
  });
});
