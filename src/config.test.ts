import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('readConfig', () => {
  it('has a default for everything, with the demo on the embedded server', () => {
    expect(readConfig({ ECLUSE_DATA_DIR: '/x' })).toEqual({
      port: 8080,
      host: '127.0.0.1',
      loopback: true,
      dataDir: '/x',
      database: { kind: 'embedded' },
      publicUrl: 'http://localhost:8080',
      trustedProxies: [],
      smtpUrl: null,
      oidc: null,
      youngOidc: null,
      mailFrom: 'ne-pas-repondre@ecluse.invalid',
      demo: true,
      masterKeyFile: '/x/master.key',
      run: 'all',
      watch: 'on',
      sms: null,
      printHouseKey: null,
      startedByNpm: false,
    });
  });

  it('turns the demo off as soon as a real database or another address is given', () => {
    expect(readConfig({ ECLUSE_DATABASE_URL: 'postgres://o:p@localhost/e' }).demo).toBe(false);
    const open = readConfig({ ECLUSE_HOST: '0.0.0.0', ECLUSE_PUBLIC_URL: 'https://ecluse.example/' });
    expect(open).toMatchObject({ demo: false, loopback: false, publicUrl: 'https://ecluse.example' });
  });

  it('turns the demo off when people see another address than this machine’s', () => {
    expect(readConfig({ ECLUSE_PUBLIC_URL: 'https://ecluse.example' }).demo).toBe(false);
    for (const here of ['http://localhost:9', 'http://127.0.0.1:9', 'http://[::1]:9']) {
      expect(readConfig({ ECLUSE_PUBLIC_URL: here }).demo).toBe(true);
    }
  });

  it('reads the proxies to trust', () => {
    const { trustedProxies } = readConfig({ ECLUSE_TRUSTED_PROXIES: '192.0.2.1, 10.0.0.0/8,2001:db8::/32' });
    expect(trustedProxies).toEqual(['192.0.2.1', '10.0.0.0/8', '2001:db8::/32']);
  });

  it.each([
    ['a mistyped name', { ECLUSE_DATABSE_URL: 'postgres://x/y' }, 'no such setting'],
    ['a port that is none', { ECLUSE_PORT: '80a' }, 'not a port'],
    ['a port out of range', { ECLUSE_PORT: '70000' }, 'not a port'],
    [
      'a demo that others could reach',
      { ECLUSE_HOST: '0.0.0.0', ECLUSE_PUBLIC_URL: 'https://a.example', ECLUSE_DEMO: 'on' },
      'loopback',
    ],
    [
      'a demo behind a public address',
      { ECLUSE_PUBLIC_URL: 'https://a.example', ECLUSE_DEMO: 'on' },
      'ECLUSE_PUBLIC_URL not localhost',
    ],
    ['a proxy by name', { ECLUSE_TRUSTED_PROXIES: 'proxy.local' }, 'neither an address'],
    ['a network too wide', { ECLUSE_TRUSTED_PROXIES: '10.0.0.0/33' }, 'neither an address'],
    ['an open address without a public one', { ECLUSE_HOST: '0.0.0.0' }, 'compulsory'],
    ['a public address without TLS', { ECLUSE_PUBLIC_URL: 'http://ecluse.example' }, 'https'],
    ['a public address with a path', { ECLUSE_PUBLIC_URL: 'https://ecluse.example/a' }, 'origin'],
    ['a remote database without sslmode', { ECLUSE_DATABASE_URL: 'postgres://o:p@db.example/e' }, 'sslmode'],
    ['another kind of database', { ECLUSE_DATABASE_URL: 'mysql://o:p@localhost/e' }, 'postgres://'],
    ['an application address alone', { ECLUSE_APP_DATABASE_URL: 'postgres://a:p@localhost/e' }, 'both'],
    ['mail without a sender', { ECLUSE_SMTP_URL: 'smtp://localhost' }, 'compulsory'],
    ['a sender with a line break', { ECLUSE_MAIL_FROM: 'a@b.fr\nBcc: c@d.fr' }, 'not one plain'],
    ['a demo that is neither on nor off', { ECLUSE_DEMO: 'maybe' }, 'none of'],
  ])('refuses %s', (_what, env, message) => {
    expect(() => readConfig(env)).toThrow(message);
  });

  it('never repeats an address in a message: it may hold a password', () => {
    expect(() => readConfig({ ECLUSE_DATABASE_URL: 'http://o:hunter2@[' })).toThrow(/^(?!.*hunter2)/);
  });
});
