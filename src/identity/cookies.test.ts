import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { readSessionCookie, setEnrolmentCookie, setSessionCookie } from './cookies.ts';
import { newToken, readToken, writeToken } from './tokens.ts';

const token = newToken();

async function cookieOf(publicUrl: string, set: typeof setSessionCookie): Promise<string> {
  const app = new Hono().get('/', (c) => {
    set(c, { publicUrl }, token);
    return c.text('');
  });
  return (await app.request('/')).headers.get('set-cookie') ?? '';
}

describe('the session cookie', () => {
  it('is bound to this very host over TLS', async () => {
    expect(await cookieOf('https://ecluse.exemple.fr', setSessionCookie)).toBe(
      `__Host-ecluse_session=${writeToken(token)}; Path=/; HttpOnly; Secure; SameSite=Lax`,
    );
  });

  it('has a plain name on localhost, where a browser refuses the prefix', async () => {
    expect(await cookieOf('http://localhost:8080', setSessionCookie)).toBe(
      `ecluse_session=${writeToken(token)}; Path=/; HttpOnly; SameSite=Lax`,
    );
  });

  it.each(['', 'x', `${writeToken(token)}x`, `${'A'.repeat(42)}!`, ' '.repeat(43)])(
    'holding nonsense reads as none: %j',
    async (value) => {
      const app = new Hono().get('/', (c) => c.json(readSessionCookie(c, { publicUrl: 'http://localhost' })));
      const answer = await app.request('/', { headers: { cookie: `ecluse_session=${value}` } });
      expect(await answer.json()).toBeNull();
    },
  );
});

it('the enrolment cookie is bound to this very host too, for half an hour', async () => {
  expect(await cookieOf('https://ecluse.exemple.fr', setEnrolmentCookie)).toMatch(
    /^__Host-ecluse_enrolment=[\w-]{43}; Max-Age=1800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
});

it('a token survives being written and read', () => {
  expect(readToken(writeToken(token))).toEqual(token);
});
