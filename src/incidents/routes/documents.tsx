import { Hono } from 'hono';
import { readForm, refusalAnswer, signedIn } from '../../accounts/index.ts';
import { renderPdf } from '../../print/index.ts';
import { type AppContext, type AppEnv, t } from '../../ui/index.ts';
import type { IncidentDeps } from '../deps.ts';
import { fillDraft } from '../documents/fill-draft.ts';
import { asText, layOut } from '../documents/lay-out.ts';
import { DOCUMENT_KINDS, type DocumentKind, readAnswers } from '../documents/questions.ts';
import type { Counts, DocumentLine, IncidentFile } from '../incident.ts';
import { parisMoment } from '../paris-moment.ts';
import { readValues } from '../read-form.ts';
import { readIncident } from '../read-incident.ts';
import { saveDocument } from '../save-document.ts';
import { DocumentPage } from '../views/document-page.tsx';

const PATH = '/incidents/:id{[0-9]{1,18}}/documents/:kind{[a-z_]{1,20}}';
const template = new URL('../print/document.typ', import.meta.url);

interface Saved extends DocumentLine {
  answers: Record<string, unknown>;
}
type Found = IncidentFile & { document: Saved | null; counts: Counts };

/** `/incidents/:id/documents/:kind`: read, fill, save as a version, take away. */
export function documentRoutes({ db: { app: db } }: Pick<IncidentDeps, 'db'>): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.get(PATH, async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const { id, kind } = c.req.param();
    const of = DOCUMENT_KINDS.find((one) => one === kind);
    if (of === undefined) return c.notFound();
    const version = versionOf(c.req.query('version'));
    const read = await readIncident<Found>(db, session.token, 'document', id, { kind: of, version });
    if (!read.ok) return refusalAnswer(c, read.code, `/incidents/${id}`);
    const { document } = read.found;
    if (document === null && version !== null) return c.notFound();
    const refill = document !== null && c.req.query('proposer') === 'oui';
    const answers =
      document === null || refill
        ? readAnswers(of, fillDraft({ file: read.found, counts: read.found.counts, now: new Date() }))
        : readAnswers(of, document.answers);
    return c.html(
      <DocumentPage
        c={c}
        file={read.found}
        kind={of}
        answers={answers}
        version={document?.version ?? 0}
        last={lastOf(read.found, of)}
        unsaved={refill ? 'refilled' : null}
        done={doneText(c)}
      />,
    );
  });

  app.post(PATH, async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const { id, kind } = c.req.param();
    const of = DOCUMENT_KINDS.find((one) => one === kind);
    if (of === undefined) return c.notFound();
    const values = await readValues(c);
    const answers = readAnswers(of, values);
    const sentAt = parisMoment(values.transmis?.[0]);
    const { code, version } = await saveDocument(db, session.token, id, {
      kind: of,
      read: versionOf(values.version?.[0]) ?? 0,
      answers,
      sentAt,
      reference: sentAt === null ? null : (values.numero?.[0] ?? '').slice(0, 120) || null,
    });
    if (code === null) return c.redirect(`/incidents/${id}/documents/${of}?enregistre=${version}`, 303);
    if (code !== 'state') return refusalAnswer(c, code, `/incidents/${id}`);
    // Either somebody saved meanwhile, and what was typed comes back, or the incident is closed.
    const read = await readIncident<Found>(db, session.token, 'document', id, { kind: of });
    if (!read.ok || read.found.incident.state === 'closed') return refusalAnswer(c, code, `/incidents/${id}`);
    const last = lastOf(read.found, of);
    return c.html(
      <DocumentPage
        c={c}
        file={read.found}
        kind={of}
        answers={answers}
        version={last}
        last={last}
        unsaved="conflict"
        done={null}
      />,
      409,
    );
  });

  app.post(`${PATH}/fichier`, async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const { id, kind } = c.req.param();
    const of = DOCUMENT_KINDS.find((one) => one === kind);
    const form = await readForm(c);
    const version = versionOf(form.version);
    if (of === undefined || version === null) return c.notFound();
    const read = await readIncident<Found>(db, session.token, 'export', id, { kind: of, version });
    if (!read.ok) return refusalAnswer(c, read.code, `/incidents/${id}`);
    const { document } = read.found;
    if (document === null) return c.notFound();
    const laid = layOut(read.found, {
      kind: of,
      version: document.version,
      at: new Date(document.at),
      by: document.by,
      sentAt: document.sentAt === null ? null : new Date(document.sentAt),
      reference: document.reference,
      answers: readAnswers(of, document.answers),
    });
    const name = `ecluse-${read.found.incident.label}-${of}-v${document.version}`;
    return form.format === 'txt'
      ? file(c, new TextEncoder().encode(asText(laid)), 'text/plain; charset=utf-8', `${name}.txt`)
      : file(c, await renderPdf({ template, data: laid }), 'application/pdf', `${name}.pdf`);
  });

  return app;
}

function file(c: AppContext, bytes: Uint8Array, type: string, name: string): Response {
  return c.body(new Uint8Array(bytes).buffer, 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'no-store',
  });
}

function versionOf(text: string | undefined): number | null {
  return text !== undefined && /^[0-9]{1,6}$/.test(text) ? Number(text) : null;
}

const lastOf = ({ documents }: IncidentFile, kind: DocumentKind) =>
  Math.max(0, ...documents.filter((one) => one.kind === kind).map((one) => one.version));

function doneText(c: AppContext): string | null {
  const version = versionOf(c.req.query('enregistre'));
  return version === null ? null : t(c, 'incidents.view.done.document', { version });
}
