import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { createEnrolmentLink } from '../../src/identity/index.ts';
import { type App, addAuthenticator } from './app.ts';

/**
 * What the screens leave behind, without the screens: for journeys whose subject is something else. The kernel's own
 * doors are used, so the log reads the same.
 */

/** A device in this page's browser, with a passkey that this account has enrolled. */
export async function giveKey(app: App, page: Page, accountId: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  // COSE_Key (RFC 9053, 7.1.1): kty EC2, alg ES256, crv P-256, x, y.
  const cose = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ]);
  const credentialId = randomBytes(32);
  const link = await createEnrolmentLink(app.owner, accountId, app.url);
  const token = Buffer.from(link.slice(link.lastIndexOf('/') + 1), 'base64url');
  const { rows: answers } = await app.owner.query<{ code: string | null }>(
    `SELECT identity.register_passkey($1, $2, $3, 0, '{internal}', 'Clé d’essai') AS code`,
    [token, credentialId.toString('base64url'), cose],
  );
  if (answers[0]?.code !== null) throw new Error(`no key: ${answers[0]?.code}`);
  const { rows } = await app.owner.query<{ user_handle: Buffer }>(
    'SELECT user_handle FROM identity.passkey WHERE credential_id = $1',
    [credentialId.toString('base64url')],
  );
  const device = await addAuthenticator(page);
  await device.put({
    credentialId: credentialId.toString('base64'),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    userHandle: rows[0]?.user_handle.toString('base64') ?? '',
  });
  return device;
}

/** The session that signing in with a passkey starts, in this page's browser. */
export async function giveSession(app: App, page: Page, accountId: string): Promise<void> {
  const token = randomBytes(32);
  const { rows } = await app.owner.query<{ code: string | null }>(
    `SELECT identity.start_session($1, 'passkey', $2) AS code`,
    [accountId, token],
  );
  if (rows[0]?.code !== null) throw new Error(`no session: ${rows[0]?.code}`);
  const value = token.toString('base64url');
  await page.context().addCookies([{ name: 'ecluse_session', value, url: app.url }]);
}
