import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { EcluseError } from './errors.ts';
import { settings } from './settings.ts';

/** Where the data is: the server we run ourselves, or one that exists. */
export type DatabaseConfig =
  | { kind: 'embedded' }
  | {
      kind: 'external';
      /** Absent in processes that must not be able to migrate: then both other addresses are given. */
      ownerUrl: string | null;
      /** Null: the owner's address with the role `ecluse_app` and a password kept in the data folder. */
      appUrl: string | null;
      /** Null: likewise with the role `ecluse_signin`. */
      signinUrl: string | null;
    };

/** Everything that can be set, read once at start; nothing else reads the environment. */
export interface Config {
  /** Port of the web server; 0 takes a free one. */
  port: number;
  /** Address that the web server listens on. */
  host: string;
  /** True when `host` can only be reached from this machine. */
  loopback: boolean;
  /** Absolute folder of the embedded database, the passwords and the master key. */
  dataDir: string;
  database: DatabaseConfig;
  /** Origin that users see, without a trailing slash: passkeys and links in e-mails are bound to it. */
  publicUrl: string;
  /** Addresses or networks of proxies whose X-Forwarded-For is believed; this machine is always one. */
  trustedProxies: readonly string[];
  /** smtp:// or smtps:// address; null: nothing is sent (demo: the outbox screen). */
  smtpUrl: string | null;
  mailFrom: string;
  /** Invented data, and sign-in by a click. Only ever on a loopback address, and for a localhost public one. */
  demo: boolean;
  masterKeyFile: string;
  /** What this process runs. */
  run: 'all' | 'web' | 'worker';
  /** `observe`: the watch writes alerts and takes no measure, as in the first weeks of an instance. */
  watch: 'on' | 'observe';
  /** Whoever carries text messages; null: notices go without. */
  sms: SmsConfig | null;
  /** Public key (`age1…`) of the house that prints letters; null: notices go without. */
  printHouseKey: string | null;
  /** True under `npm start` and the like: when npm is killed, we stop too. */
  startedByNpm: boolean;
  /** Single sign-on of agents; null: passkeys only. */
  oidc: OidcConfig | null;
  /** Single sign-on of young people; null: one-time links only. */
  youngOidc: (OidcConfig & { name: string }) | null;
}

/** One OpenID Connect issuer, such as ProConnect or FranceConnect. */
export interface OidcConfig {
  issuer: string;
  clientId: string;
  /** Read when first needed, so that a new secret takes a restart and nothing else. */
  clientSecretFile: string;
  scope: string;
}

/** A provider of text messages over HTTP (docs/operations/notices.md says what it must answer). */
export interface SmsConfig {
  url: string;
  tokenFile: string;
  sender: string;
}

/** Read by the test runner only; named so that it is not taken for a mistyped setting. */
const namesOfOthers = ['ECLUSE_CHROMIUM'];

/**
 * Reads the environment into one typed value.
 *
 * Refuses (EcluseError `setting_refused`) an unknown ECLUSE_ name, a value out of its range, a demo that other
 * machines could reach, a public address without TLS, a remote database without a stated `sslmode`.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  refuseUnknownNames(env);
  const value = (name: string): string | null => env[name]?.trim() || null;

  const port = readPort(value('ECLUSE_PORT'));
  const host = value('ECLUSE_HOST') ?? '127.0.0.1';
  const loopback = isLoopback(host);
  const dataDir = resolve(value('ECLUSE_DATA_DIR') ?? '.ecluse');
  const database = readDatabase(value);
  const smtpUrl = readSmtpUrl(value('ECLUSE_SMTP_URL'));
  const publicUrl = readPublicUrl(value('ECLUSE_PUBLIC_URL'), port, loopback);
  return {
    port,
    host,
    loopback,
    dataDir,
    database,
    publicUrl,
    trustedProxies: readTrustedProxies(value('ECLUSE_TRUSTED_PROXIES')),
    smtpUrl,
    mailFrom: readMailFrom(value('ECLUSE_MAIL_FROM'), smtpUrl),
    demo: readDemo(value('ECLUSE_DEMO'), loopback && isLoopback(new URL(publicUrl).hostname), database),
    masterKeyFile: resolve(value('ECLUSE_MASTER_KEY_FILE') ?? `${dataDir}/master.key`),
    run: readOneOf('ECLUSE_RUN', value('ECLUSE_RUN') ?? 'all', ['all', 'web', 'worker']),
    watch: readOneOf('ECLUSE_WATCH', value('ECLUSE_WATCH') ?? 'on', ['on', 'observe']),
    sms: readSms(value),
    printHouseKey: readPrintHouseKey(value('ECLUSE_PRINT_HOUSE_KEY')),
    oidc: readOidc(value, 'ECLUSE_OIDC_', 'openid given_name usual_name email siret idp_id'),
    youngOidc: readYoungOidc(value),
    startedByNpm: value('npm_lifecycle_event') !== null,
  };
}

type Value = (name: string) => string | null;

function refuse(name: string, why: string): never {
  throw new EcluseError('setting_refused', `${name}: ${why}`);
}

// A mistyped ECLUSE_DATABASE_URL would silently start an empty embedded server: better not to start.
function refuseUnknownNames(env: NodeJS.ProcessEnv): void {
  const known = new Set([...settings.map((s) => s.name), ...namesOfOthers]);
  for (const name of Object.keys(env)) {
    if (name.startsWith('ECLUSE_') && !known.has(name)) {
      refuse(name, `there is no such setting. Known ones: ${settings.map((s) => s.name).join(', ')}`);
    }
  }
}

function readPort(text: string | null): number {
  if (text === null) return 8080;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65535) refuse('ECLUSE_PORT', `"${text}" is not a port (0 to 65535)`);
  return port;
}

function readOneOf<T extends string>(name: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === text);
  return found ?? refuse(name, `"${text}" is none of ${allowed.join(', ')}`);
}

function isLoopback(host: string): boolean {
  return (
    host === 'localhost' ||
    host === '::1' ||
    host === '[::1]' ||
    (isIP(host) === 4 && host.startsWith('127.'))
  );
}

function readDatabase(value: Value): DatabaseConfig {
  const urls = (
    ['ECLUSE_DATABASE_URL', 'ECLUSE_APP_DATABASE_URL', 'ECLUSE_SIGNIN_DATABASE_URL'] as const
  ).map((name) => checkDatabaseUrl(name, value(name)));
  const [ownerUrl = null, appUrl = null, signinUrl = null] = urls;
  if (ownerUrl === null && appUrl === null && signinUrl === null) return { kind: 'embedded' };
  if (ownerUrl === null && (appUrl === null || signinUrl === null)) {
    refuse(
      'ECLUSE_DATABASE_URL',
      'without it, both ECLUSE_APP_DATABASE_URL and ECLUSE_SIGNIN_DATABASE_URL are needed',
    );
  }
  return { kind: 'external', ownerUrl, appUrl, signinUrl };
}

function checkDatabaseUrl(name: string, text: string | null): string | null {
  if (text === null) return null;
  const url = parseUrl(name, text.replace(/^(postgres(?:ql)?:\/\/[^/]*@)\//, '$1localhost/'));
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:')
    refuse(name, 'it must begin with postgres://');
  const host = url.searchParams.get('host') ?? decodeURIComponent(url.hostname);
  const local = host === '' || host.startsWith('/') || isLoopback(host);
  if (!local && !url.searchParams.has('sslmode')) {
    refuse(
      name,
      `${host} is another machine: say sslmode=verify-full (or sslmode=disable on a network you trust)`,
    );
  }
  return text;
}

// The address itself is not repeated in the message: it may hold a password.
function parseUrl(name: string, text: string): URL {
  return URL.parse(text) ?? refuse(name, 'it is not an address (URL)');
}

function readPublicUrl(text: string | null, port: number, loopback: boolean): string {
  if (text === null) {
    if (!loopback) refuse('ECLUSE_PUBLIC_URL', 'it is compulsory when ECLUSE_HOST is not a loopback address');
    return `http://localhost:${port}`;
  }
  const url = parseUrl('ECLUSE_PUBLIC_URL', text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    refuse('ECLUSE_PUBLIC_URL', 'it must begin with https:// (http:// only for localhost): passkeys need it');
  }
  if (url.pathname !== '/' || url.search || url.hash || url.username || url.password) {
    refuse('ECLUSE_PUBLIC_URL', 'it is an origin only: no path, query or user name');
  }
  return url.origin;
}

function readOidc(
  value: Value,
  prefix: 'ECLUSE_OIDC_' | 'ECLUSE_YOUNG_OIDC_',
  scopeByDefault: string,
): OidcConfig | null {
  const issuer = value(`${prefix}ISSUER`);
  const clientId = value(`${prefix}CLIENT_ID`);
  const file = value(`${prefix}CLIENT_SECRET_FILE`);
  if (issuer === null) {
    if (clientId ?? file) refuse(`${prefix}ISSUER`, `it is compulsory with the other ${prefix} settings`);
    return null;
  }
  const url = parseUrl(`${prefix}ISSUER`, issuer);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    refuse(`${prefix}ISSUER`, 'it must begin with https:// (http:// only for localhost)');
  }
  const scope = value(`${prefix}SCOPE`) ?? scopeByDefault;
  if (!scope.split(/\s+/).includes('openid')) refuse(`${prefix}SCOPE`, 'openid must be in it');
  return {
    issuer,
    clientId: clientId ?? refuse(`${prefix}CLIENT_ID`, `it is compulsory with ${prefix}ISSUER`),
    clientSecretFile: resolve(
      file ?? refuse(`${prefix}CLIENT_SECRET_FILE`, `it is compulsory with ${prefix}ISSUER`),
    ),
    scope,
  };
}

function readYoungOidc(value: Value): Config['youngOidc'] {
  const scope = 'openid given_name family_name birthdate preferred_username';
  const oidc = readOidc(value, 'ECLUSE_YOUNG_OIDC_', scope);
  const name = value('ECLUSE_YOUNG_OIDC_NAME') ?? 'FranceConnect';
  // It stands in sentences and on a button.
  if (name.length > 40 || /[\p{C}<>]/u.test(name)) {
    refuse('ECLUSE_YOUNG_OIDC_NAME', 'it is a plain name of at most 40 characters');
  }
  return oidc && { ...oidc, name };
}

function readSms(value: Value): SmsConfig | null {
  const text = value('ECLUSE_SMS_URL');
  const file = value('ECLUSE_SMS_TOKEN_FILE');
  const sender = value('ECLUSE_SMS_SENDER');
  if (text === null) {
    if (file ?? sender) refuse('ECLUSE_SMS_URL', 'it is compulsory with the other ECLUSE_SMS_ settings');
    return null;
  }
  const url = parseUrl('ECLUSE_SMS_URL', text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    refuse('ECLUSE_SMS_URL', 'it must begin with https:// (http:// only for localhost)');
  }
  // The network shows at most eleven signs (3GPP TS 23.040, 9.1.2.5).
  if (sender !== null && !/^[A-Za-z0-9]{3,11}$/.test(sender)) {
    refuse('ECLUSE_SMS_SENDER', `"${sender}" is not 3 to 11 letters and digits`);
  }
  return {
    url: url.href,
    tokenFile: resolve(file ?? refuse('ECLUSE_SMS_TOKEN_FILE', 'it is compulsory with ECLUSE_SMS_URL')),
    sender: sender ?? 'Ecluse',
  };
}

function readPrintHouseKey(text: string | null): string | null {
  if (text !== null && !/^age1[02-9ac-hj-np-z]{58}$/.test(text)) {
    refuse('ECLUSE_PRINT_HOUSE_KEY', 'it is not a public key of age (`age1…`, as `age-keygen` prints it)');
  }
  return text;
}

function readTrustedProxies(text: string | null): string[] {
  const proxies = text?.split(',').map((one) => one.trim()) ?? [];
  for (const one of proxies) {
    if (!isAddressOrNetwork(one)) {
      refuse('ECLUSE_TRUSTED_PROXIES', `"${one}" is neither an address nor a network such as 10.0.0.0/8`);
    }
  }
  return proxies;
}

function isAddressOrNetwork(text: string): boolean {
  const [, address = '', bits] = /^([\da-f.:]+)(?:\/(\d{1,3}))?$/i.exec(text) ?? [];
  const version = isIP(address);
  return version !== 0 && (bits === undefined || Number(bits) <= (version === 4 ? 32 : 128));
}

function readSmtpUrl(text: string | null): string | null {
  if (text === null) return null;
  const url = parseUrl('ECLUSE_SMTP_URL', text);
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')
    refuse('ECLUSE_SMTP_URL', 'it must begin with smtp:// or smtps://');
  return text;
}

function readMailFrom(text: string | null, smtpUrl: string | null): string {
  if (text === null) {
    if (smtpUrl !== null) refuse('ECLUSE_MAIL_FROM', 'it is compulsory with ECLUSE_SMTP_URL');
    return 'ne-pas-repondre@ecluse.invalid';
  }
  // A line break here would let a value add headers of its own.
  if (!/^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/.test(text))
    refuse('ECLUSE_MAIL_FROM', `"${text}" is not one plain e-mail address`);
  return text;
}

function readDemo(text: string | null, local: boolean, database: DatabaseConfig): boolean {
  if (text === null) return local && database.kind === 'embedded';
  const demo = readOneOf('ECLUSE_DEMO', text, ['on', 'off', 'true', 'false', '1', '0']);
  const on = demo === 'on' || demo === 'true' || demo === '1';
  if (on && !local) {
    refuse(
      'ECLUSE_DEMO',
      'the demo signs anybody in by a click: it is refused when ECLUSE_HOST is not loopback, or ECLUSE_PUBLIC_URL not localhost',
    );
  }
  return on;
}
