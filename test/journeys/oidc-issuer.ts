import { createServer } from 'node:http';
import { type AddressInfo, createServer as createSocket } from 'node:net';
import Provider from 'oidc-provider';

/** Who the identity provider says has come: the next one who arrives there is this person. */
export interface Person {
  sub: string;
  acr: string;
  siret: string;
  idp_id: string;
  email: string;
  given_name: string;
  usual_name: string;
}

/** A young person, as FranceConnect would tell. */
export interface YoungPerson {
  sub: string;
  acr: string;
  given_name: string;
  family_name: string;
  birthdate: string;
  preferred_username?: string;
}

interface IssuerOptions {
  /** Scopes and claims of the same name. */
  claims?: string[];
  signedOutUri?: string;
  /** Userinfo as a signed JWT, as FranceConnect and ProConnect answer. */
  jwtUserinfo?: boolean;
}

const AGENT_CLAIMS = ['given_name', 'usual_name', 'email', 'siret', 'idp_id'];
export const YOUNG_CLAIMS = ['given_name', 'family_name', 'birthdate', 'preferred_username'];

/** A real OpenID provider on loopback that asks nothing: `who` arrives. */
export async function startIssuer(
  redirectUri: string,
  secret: string,
  { claims = AGENT_CLAIMS, signedOutUri, jwtUserinfo = false }: IssuerOptions = {},
) {
  const issuer: {
    who: Person | YoungPerson | null;
    url: string;
    /** What it was asked at its door for signing out. */
    signedOut: URLSearchParams[];
    close(): Promise<void>;
  } = {
    who: null,
    url: '',
    signedOut: [],
    close: async () => {},
  };
  const people = new Map<string, Person | YoungPerson>();
  let provider: Provider | null = null;
  const server = createServer(async (req, res) => {
    if (provider === null) return;
    if (req.url?.startsWith('/session/end?'))
      issuer.signedOut.push(new URL(req.url, issuer.url).searchParams);
    if (!req.url?.startsWith('/interaction/') || issuer.who === null) return provider.callback()(req, res);
    const { sub, acr } = issuer.who;
    people.set(sub, issuer.who);
    await provider.interactionFinished(req, res, { login: { accountId: sub, acr, remember: false } });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  issuer.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const made = new Provider(issuer.url, {
    clients: [
      {
        client_id: 'ecluse',
        client_secret: secret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
        scope: ['openid', ...claims].join(' '),
        ...(signedOutUri ? { post_logout_redirect_uris: [signedOutUri] } : {}),
        ...(jwtUserinfo ? { userinfo_signed_response_alg: 'RS256' } : {}),
      },
    ],
    scopes: ['openid', ...claims],
    claims: { openid: ['sub'], acr: null, ...Object.fromEntries(claims.map((name) => [name, [name]])) },
    acrValues: ['eidas1', 'eidas2', 'eidas3', 'self-asserted'],
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      jwtUserinfo: { enabled: jwtUserinfo },
      // It asks nothing here either: a form that sends itself, as a real one may.
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx: { body: string }, form: string) => {
          ctx.body = `<body>${form}<script>document.forms[0].submit()</script></body>`;
        },
      },
    },
    pkce: { required: () => true },
    interactions: { url: (_: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
    cookies: { keys: ['a test'] },
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: async () => people.get(sub) ?? { sub },
    }),
    loadExistingGrant: async (ctx: {
      oidc: { client: { clientId: string }; session: { accountId: string } };
    }) => {
      const grant = new made.Grant({
        clientId: ctx.oidc.client.clientId,
        accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope(['openid', ...claims].join(' '));
      grant.addOIDCClaims(['acr']);
      await grant.save();
      return grant;
    },
  });
  provider = made;
  issuer.close = () =>
    new Promise((done) => {
      server.closeAllConnections();
      server.close(() => done());
    });
  return issuer;
}

/** A port that nobody listens on: the provider must know our address before we start. */
export async function freePort(): Promise<number> {
  const socket = createSocket();
  await new Promise<void>((ready) => socket.listen(0, '127.0.0.1', ready));
  const { port } = socket.address() as AddressInfo;
  await new Promise<void>((done) => socket.close(() => done()));
  return port;
}
