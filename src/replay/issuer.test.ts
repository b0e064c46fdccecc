import { createHash, randomBytes } from 'node:crypto';
import { allowInsecureRequests, authorizationCodeGrant, discovery, fetchUserInfo } from 'openid-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ReplayIssuer, startReplayIssuer } from './issuer.ts';

const redirectUri = 'http://localhost:9/connexion/agent/retour';
let issuer: ReplayIssuer;
beforeAll(async () => {
  issuer = await startReplayIssuer({
    clientId: 'ecluse',
    secret: 'of the replay',
    redirectUris: [redirectUri],
  });
});
afterAll(() => issuer.close());

const verifier = randomBytes(32).toString('base64url');
async function code(more: Record<string, string> = {}): Promise<Response> {
  const asked = {
    client_id: 'ecluse',
    redirect_uri: redirectUri,
    response_type: 'code',
    state: 's',
    nonce: 'n',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  };
  return fetch(`${issuer.url}/authorize?${new URLSearchParams(asked)}`, { redirect: 'manual' });
}

it('vouches for whoever arrives, in a way that the client believes; each code serves once', async () => {
  const insecure = { execute: [allowInsecureRequests] };
  const configuration = await discovery(new URL(issuer.url), 'ecluse', 'of the replay', undefined, insecure);
  expect((await code()).status).toBe(400); // nobody has arrived
  issuer.says({ sub: 'attacker', acr: 'eidas2', siret: '1' });
  expect((await code({ redirect_uri: 'http://localhost:9/elsewhere' })).status).toBe(400);
  const back = new URL((await code()).headers.get('location') ?? '');
  const checks = {
    expectedState: 's',
    expectedNonce: 'n',
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  };
  await expect(
    authorizationCodeGrant(configuration, back, { ...checks, expectedNonce: 'other' }),
  ).rejects.toThrow();
  const again = new URL((await code()).headers.get('location') ?? '');
  await expect(
    authorizationCodeGrant(configuration, again, { ...checks, pkceCodeVerifier: 'x'.repeat(43) }),
  ).rejects.toThrow();
  const good = new URL((await code()).headers.get('location') ?? '');
  const tokens = await authorizationCodeGrant(configuration, good, checks);
  expect(tokens.claims()).toMatchObject({ sub: 'attacker', acr: 'eidas2', iss: issuer.url });
  expect(await fetchUserInfo(configuration, tokens.access_token, 'attacker')).toEqual({
    sub: 'attacker',
    siret: '1',
  });
  await expect(authorizationCodeGrant(configuration, good, checks)).rejects.toThrow();
});
