import { Hono } from 'hono';
import { readForm, refusalAnswer, signedIn } from '../../accounts/index.ts';
import { type AppContext, type AppEnv, t } from '../../ui/index.ts';
import { openKeyFile } from '../../vault/index.ts';
import { attachmentHeader, cleanName } from '../attachments/clean-name.ts';
import { detectType } from '../attachments/detect-type.ts';
import { keepAttachment, withdrawAttachment } from '../attachments/keep-attachment.ts';
import { makeRoom, readUpload } from '../attachments/read-upload.ts';
import { openFile, sealFile } from '../attachments/seal.ts';
import type { IncidentDeps, KeyService } from '../deps.ts';
import type { IncidentFile } from '../incident.ts';
import { readIncident } from '../read-incident.ts';
import { AttachPage } from '../views/attach-page.tsx';

const PIECES = '/incidents/:id{[0-9]{1,18}}/pieces';
const ONE = `${PIECES}/:piece{[0-9]{1,4}}`;

/** As `incident.attachment_of` gives it; {} in place of what was withdrawn meanwhile. */
interface Found {
  name?: string;
  type: string;
  sha256: string;
  wrapped: string;
  sealed: string;
}

/** `/incidents/:id/pieces`: evidence added, taken out, withdrawn. */
export function attachmentRoutes({ db: { app: db }, config }: IncidentDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  let service: KeyService | null = null;
  const keys = () => {
    service ??= openKeyFile(config.masterKeyFile);
    return service;
  };

  const uploads = makeRoom();
  const downloads = makeRoom();

  app.post(PIECES, async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    // The kernel first: megabytes are read and searched only for whoever may see the file of this incident.
    const file = await readIncident<IncidentFile>(db, session.token, 'view', c.req.param('id'));
    if (!file.ok) return refusalAnswer(c, file.code, back(c));
    const done = await uploads(session.token, () => attach(c, session.token, file.found));
    return done ?? refusalAnswer(c, 'rate_limited', back(c));
  });

  async function attach(c: AppContext, token: Buffer, file: IncidentFile): Promise<Response> {
    const id = c.req.param('id') ?? '';
    const upload = await readUpload(c);
    const { about } = upload;
    if (!upload.ok) return again(c, file, about, { id: 'piece', key: upload.error });
    if (about.length < 3) return again(c, file, about, { id: 'objet', key: 'about' });
    const type = detectType(upload.bytes);
    if (type === null) return again(c, file, about, { id: 'piece', key: 'type' });
    const { code } = await keepAttachment(db, token, id, {
      ...(await sealFile(keys(), id, upload.bytes)),
      about,
      name: cleanName(upload.name, type),
      type,
      bytes: upload.bytes.byteLength,
    });
    if (code !== null) return refusalAnswer(c, code, back(c));
    return c.redirect(`${back(c)}?fait=attached#pieces`, 303);
  }

  async function again(
    c: AppContext,
    file: IncidentFile,
    about: string,
    wrong: { id: string; key: 'none' | 'large' | 'type' | 'about' },
  ): Promise<Response> {
    const errors = [{ id: wrong.id, message: t(c, `incidents.attachments.errors.${wrong.key}`) }];
    return c.html(<AttachPage c={c} file={file} about={about} errors={errors} />, 422);
  }

  app.post(`${ONE}/fichier`, async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const { id, piece } = c.req.param();
    const read = await downloads(session.token, () =>
      readIncident<Found>(db, session.token, 'attachment', id, { attachment: Number(piece) }),
    );
    if (read === null) return refusalAnswer(c, 'rate_limited', back(c));
    if (!read.ok) return refusalAnswer(c, read.code, back(c));
    const { name, type, sha256, wrapped, sealed } = read.found;
    if (name === undefined) return refusalAnswer(c, 'state', back(c));
    const clear = await openFile(keys(), id, {
      sha256: Buffer.from(sha256, 'hex'),
      wrapped: Buffer.from(wrapped, 'base64'),
      sealed: Buffer.from(sealed, 'base64'),
    });
    return c.body(new Uint8Array(clear), 200, {
      'Content-Type': type === 'text/plain' ? 'text/plain; charset=utf-8' : type,
      'Content-Disposition': attachmentHeader(name),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    });
  });

  app.post(`${ONE}/retirer`, async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const { id, piece } = c.req.param();
    const { motif = '' } = await readForm(c);
    const code = await withdrawAttachment(db, session.token, id, piece, motif);
    if (code !== null) return refusalAnswer(c, code, back(c));
    return c.redirect(`${back(c)}?fait=withdrawn#pieces`, 303);
  });

  return app;
}

const back = (c: AppContext) => `/incidents/${c.req.param('id')}`;
