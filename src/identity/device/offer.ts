import type { AppContext } from '../../ui/index.ts';
import type { IdentityDeps } from '../deps.ts';
import { newChallenge } from '../passkeys/challenge.ts';
import { DEVICE_DOORS } from '../session-middleware.ts';

/**
 * Asks the browser to make a key for this session (W3C Device Bound Session Credentials). One that does not know of it
 * ignores the header. Over TLS only: browsers do it nowhere else.
 */
export async function offerDeviceBinding(c: AppContext, deps: IdentityDeps, token: Buffer): Promise<void> {
  if (!deps.config.publicUrl.startsWith('https:')) return;
  const challenge = Buffer.from(await newChallenge(deps.db.signin, 'device_new', token)).toString(
    'base64url',
  );
  c.header('Secure-Session-Registration', `(ES256 RS256);path="${DEVICE_DOORS}";challenge="${challenge}"`, {
    append: true,
  });
}
