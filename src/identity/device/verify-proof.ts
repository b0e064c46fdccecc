import { createPublicKey, type JsonWebKey, type KeyObject, verify } from 'node:crypto';
import { z } from 'zod';

const ecKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().max(64),
  y: z.string().max(64),
});
const rsaKey = z.object({ kty: z.literal('RSA'), n: z.string().min(340).max(700), e: z.string().max(8) });

/** A public key of a browser, and nothing else of what the browser sent along. */
export const deviceKey = z.union([ecKey, rsaKey]);
export type DeviceKey = z.infer<typeof deviceKey>;

const header = z.object({
  typ: z.literal('dbsc+jwt'),
  alg: z.enum(['ES256', 'RS256']),
  jwk: deviceKey.optional(),
});
const payload = z.object({ jti: z.string().regex(/^[\w-]{43}$/) });

export interface Proof {
  challenge: string;
  key: DeviceKey;
}

/**
 * Reads the proof that a browser holds a key, and verifies its signature: with `known`, or, at registration (null), with
 * the key that it brings. Whether its challenge is ours is the caller's question.
 *
 * Returns null for anything malformed, for another algorithm than the key's, for a wrong signature.
 */
export function verifyProof(text: string | undefined, known: DeviceKey | null): Proof | null {
  const [head = '', body = '', signature = '', ...rest] = unquoted(text ?? '').split('.');
  if (rest.length > 0 || signature === '' || (text?.length ?? 0) > 4_096) return null;
  const said = header.safeParse(readJson(head));
  const claims = payload.safeParse(readJson(body));
  if (!said.success || !claims.success) return null;
  const key = known ?? said.data.jwk;
  if (key === undefined || (key.kty === 'EC') !== (said.data.alg === 'ES256')) return null;
  const publicKey = readKey(key);
  if (publicKey === null) return null;
  const signed = Buffer.from(`${head}.${body}`);
  const genuine = verify(
    'sha256',
    signed,
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  return genuine ? { challenge: claims.data.jti, key } : null;
}

/** Structured headers put strings between quotes; browsers of 2026 send the bare token. */
function unquoted(text: string): string {
  return text.trim().replace(/^"(.*)"$/, '$1');
}

function readJson(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return null;
  }
}

function readKey(key: DeviceKey): KeyObject | null {
  try {
    return createPublicKey({ key: key as JsonWebKey, format: 'jwk' });
  } catch {
    return null; // a point that is not on the curve
  }
}
