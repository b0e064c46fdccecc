import { Hono } from 'hono';
import { type Form, refusalAnswer, signedIn } from '../../accounts/index.ts';
import { callRows, callValue } from '../../db/index.ts';
import type { AppContext, AppEnv } from '../../ui/index.ts';
import { composeLetter } from '../compose/letter.ts';
import { type NoticePageDeps, openChannels } from '../deps.ts';
import { PREVIEW_ADDRESS, previewFacts } from '../preview.ts';
import { typesetLetter } from '../send/typeset.ts';
import { viewNotices } from '../view.ts';
import { NoticesPage } from '../views/notices-page.tsx';

const ID = '[0-9]{1,18}';

/** `/incidents/:id/avis` and its acts: the supervisors'. */
export function noticeRoutes(deps: NoticePageDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const db = deps.db.app;

  app.get(`/incidents/:id{${ID}}/avis`, (c) => show(c, c.req.param('id')));

  app.post(`/incidents/:id{${ID}}/avis`, async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const id = c.req.param('id');
    const body = await c.req.parseBody({ all: true });
    const text = (name: string) => (typeof body[name] === 'string' ? body[name] : '');
    const channels = [body.channels ?? []].flat().filter((one) => typeof one === 'string');
    const perMinute = /^\d{1,5}$/.test(text('perMinute')) ? Number(text('perMinute')) : null;
    const words = { happened: text('happened'), measures: text('measures'), contact: text('contact') };
    const code = await callValue<string | null>(db, 'notice.write', [
      session.token,
      id,
      words.happened.replace(/\r\n?/g, '\n'),
      words.measures.replace(/\r\n?/g, '\n'),
      words.contact.replace(/\r\n?/g, '\n'),
      channels,
      perMinute,
    ]);
    if (code === 'invalid')
      return show(c, id, { ...words, perMinute: text('perMinute'), channels: channels.join(',') });
    return code === null ? back(c, id, 'texte') : refusalAnswer(c, code, `/incidents/${id}/avis`);
  });

  app.post(`/incidents/:id{${ID}}/avis/demande`, async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const id = c.req.param('id');
    const { why } = await c.req.parseBody();
    const [asked] = await callRows<{ code: string | null }>(db, 'notice.request', [
      session.token,
      id,
      typeof why === 'string' ? why : '',
    ]);
    if (asked?.code) return refusalAnswer(c, asked.code, `/incidents/${id}/avis`);
    await deps.sendAccountMail?.();
    return back(c, id, 'demande');
  });

  for (const [path, what, done] of [
    ['suspendre', 'pause', 'suspendu'],
    ['reprendre', 'resume', 'repris'],
  ] as const)
    app.post(`/incidents/:id{${ID}}/avis/${path}`, async (c) => {
      const session = await signedIn(c);
      if (session instanceof Response) return session;
      const id = c.req.param('id');
      const code = await callValue<string | null>(db, 'notice.steer', [session.token, id, what]);
      if (code !== null) return refusalAnswer(c, code, `/incidents/${id}/avis`);
      if (what === 'resume') await deps.sendNoticesSoon?.();
      return back(c, id, done);
    });

  app.get(`/incidents/:id{${ID}}/avis/lettre.pdf`, async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const id = c.req.param('id');
    const viewed = await viewNotices(db, session.token, id);
    if (!viewed.ok) return refusalAnswer(c, viewed.code, `/incidents/${id}/avis`);
    const facts = previewFacts(viewed.view, deps.config.publicUrl);
    const letter = composeLetter(facts, PREVIEW_ADDRESS, new Date());
    if (letter === null) throw new Error('the preview’s address fits no envelope');
    const { pdf } = await typesetLetter(letter);
    return file(c, pdf, 'application/pdf', `avis-${viewed.view.incident.label}-apercu.pdf`);
  });

  app.post(`/incidents/:id{${ID}}/avis/lots/:lot{${ID}}`, async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const { id, lot } = c.req.param();
    const [found] = await callRows<{ code: string | null; file: Buffer }>(db, 'notice.download', [
      session.token,
      id,
      lot,
    ]);
    if (!found || found.code !== null)
      return refusalAnswer(c, found?.code ?? 'not_found', `/incidents/${id}/avis`);
    const sealed = found.file.subarray(0, 4).toString('latin1') === 'age-';
    return file(c, found.file, 'application/octet-stream', `avis-lot-${lot}.tar${sealed ? '.age' : ''}`);
  });

  async function show(c: AppContext, id: string, typed?: Form): Promise<Response> {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const viewed = await viewNotices(db, session.token, id);
    if (!viewed.ok) return refusalAnswer(c, viewed.code, `/incidents/${id}/avis`);
    const page = (
      <NoticesPage
        c={c}
        id={id}
        view={viewed.view}
        open={openChannels(deps)}
        publicUrl={deps.config.publicUrl}
        done={c.req.query('fait')}
        typed={typed}
      />
    );
    return c.html(page, typed ? 422 : 200);
  }

  return app;
}

function back(c: AppContext, id: string, done: string): Response {
  return c.redirect(`/incidents/${id}/avis?fait=${done}`, 303);
}

function file(c: AppContext, bytes: Uint8Array, type: string, name: string): Response {
  c.header('Content-Type', type);
  c.header('Content-Disposition', `attachment; filename="${name}"`);
  c.header('Cache-Control', 'no-store');
  return c.body(new Uint8Array(bytes));
}
