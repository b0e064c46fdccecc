import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The claims of whoever arrives at the identity provider: an attacker there is whom they please. */
export interface Identity {
  sub: string;
  acr: string;
  [claim: string]: string;
}

export interface ReplayIssuer {
  url: string;
  /** Who arrives from now on. */
  says(identity: Identity): void;
  close(): Promise<void>;
}

interface Client {
  clientId: string;
  secret: string;
  redirectUris: readonly string[];
}

interface Grant {
  identity: Identity;
  nonce: string;
  challenge: string;
  redirectUri: string;
}

/**
 * The smallest honest OpenID Connect provider, on loopback, for replays: discovery, keys, authorisation code with PKCE, one
 * use per code, a signed id_token (ES256), userinfo. It checks what a provider must check and believes every identity:
 * the attacker owns the account there. The tests' provider is a real one (`oidc-provider`); this one is shipped.
 */
export async function startReplayIssuer(client: Client): Promise<ReplayIssuer> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const grants = new Map<string, Grant>();
  const tokens = new Map<string, Identity>();
  let who: Identity | null = null;
  let url = '';

  const metadata = () => ({
    issuer: url,
    authorization_endpoint: `${url}/authorize`,
    token_endpoint: `${url}/token`,
    userinfo_endpoint: `${url}/userinfo`,
    jwks_uri: `${url}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
    token_endpoint_auth_methods_supported: ['client_secret_post'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  });

  const authorize = (asked: URLSearchParams, res: ServerResponse) => {
    const redirectUri = asked.get('redirect_uri') ?? '';
    const sound =
      who !== null &&
      asked.get('client_id') === client.clientId &&
      client.redirectUris.includes(redirectUri) &&
      asked.get('response_type') === 'code' &&
      asked.get('code_challenge_method') === 'S256';
    if (!sound || who === null) return answer(res, 400, { error: 'invalid_request' });
    const code = randomBytes(24).toString('base64url');
    const challenge = asked.get('code_challenge') ?? '';
    grants.set(code, { identity: who, nonce: asked.get('nonce') ?? '', challenge, redirectUri });
    const back = new URL(redirectUri);
    for (const [name, value] of [
      ['code', code],
      ['state', asked.get('state') ?? ''],
      ['iss', url],
    ] as const)
      back.searchParams.set(name, value);
    res.writeHead(303, { location: back.href }).end();
  };

  const token = (form: URLSearchParams, res: ServerResponse) => {
    const code = form.get('code') ?? '';
    const grant = grants.get(code);
    grants.delete(code);
    const verifier = createHash('sha256').update(form.get('code_verifier') ?? '');
    const sound =
      form.get('client_id') === client.clientId &&
      form.get('client_secret') === client.secret &&
      grant?.redirectUri === form.get('redirect_uri') &&
      grant?.challenge === verifier.digest('base64url');
    if (grant === undefined || !sound) return answer(res, 400, { error: 'invalid_grant' });
    const { sub, acr } = grant.identity;
    const now = Math.floor(Date.now() / 1000);
    const access = randomBytes(24).toString('base64url');
    tokens.set(access, grant.identity);
    const claims = { iss: url, aud: client.clientId, sub, acr, nonce: grant.nonce, iat: now, exp: now + 60 };
    answer(res, 200, {
      access_token: access,
      token_type: 'Bearer',
      expires_in: 60,
      id_token: signed(privateKey, claims),
    });
  };

  const server = createServer(async (req, res) => {
    const at = new URL(req.url ?? '/', 'http://127.0.0.1');
    const door = `${req.method} ${at.pathname}`;
    if (door === 'GET /.well-known/openid-configuration') return answer(res, 200, metadata());
    if (door === 'GET /jwks')
      return answer(res, 200, { keys: [{ ...publicKey.export({ format: 'jwk' }), use: 'sig' }] });
    if (door === 'GET /authorize') return authorize(at.searchParams, res);
    if (door === 'POST /token') return token(await formOf(req), res);
    const identity = tokens.get((req.headers.authorization ?? '').replace(/^Bearer /, ''));
    if (door === 'GET /userinfo' && identity) {
      const { acr: _, ...claims } = identity;
      return answer(res, 200, claims);
    }
    return answer(res, 404, { error: 'not_found' });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    says(identity) {
      who = identity;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

function answer(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  res.end(JSON.stringify(body));
}

async function formOf(req: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of req.setEncoding('utf8')) {
    text += chunk;
    if (text.length > 10_000) break;
  }
  return new URLSearchParams(text);
}

function signed(key: KeyObject, claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'ES256', typ: 'JWT' })}.${part(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}
