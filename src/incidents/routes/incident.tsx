import { Hono } from 'hono';
import { readForm, refusalAnswer, signedIn } from '../../accounts/index.ts';
import { type AppContext, type AppEnv, t } from '../../ui/index.ts';
import { addItem, closeIncident, fixList, reopenIncident } from '../change-incident.ts';
import type { IncidentDeps } from '../deps.ts';
import { missingAnswers, partReady, readAnswers } from '../documents/questions.ts';
import type { Exposure, IncidentFile, PeoplePage } from '../incident.ts';
import { parisMoment } from '../paris-moment.ts';
import { readId } from '../read-form.ts';
import { readIncident } from '../read-incident.ts';
import { sumExposure } from '../sum-exposure.ts';
import { IncidentPage } from '../views/incident-page.tsx';
import { PER_PAGE, PeopleListPage } from '../views/people-page.tsx';

/** How many people the page of the incident shows; the whole list has its own. */
const SHOWN = 6;
const ID = ':id{[0-9]{1,18}}';

/** `/incidents/:id`, its list of people, and the acts done from it. */
export function incidentRoutes({ db: { app: db }, countMinorsSoon }: IncidentDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.get(`/incidents/${ID}`, async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const id = c.req.param('id');
    const file = await readIncident<IncidentFile>(db, session.token, 'view', id);
    if (!file.ok) return refusalAnswer(c, file.code, `/incidents/${id}`);
    const last = file.found.fixings[0];
    // As fixed, when that is still what the log says; else computed now.
    const exposure =
      last?.same && last.facts
        ? { ok: true as const, found: last.facts }
        : await readIncident<Exposure>(db, session.token, 'measure', id);
    if (!exposure.ok) return refusalAnswer(c, exposure.code, `/incidents/${id}`);
    const people = await readIncident<PeoplePage>(db, session.token, 'people', id);
    if (!people.ok) return refusalAnswer(c, people.code, `/incidents/${id}`);
    const cnil = file.found.cnil === null ? null : readAnswers('cnil', file.found.cnil);
    return c.html(
      <IncidentPage
        c={c}
        file={file.found}
        sum={sumExposure(exposure.found)}
        people={{ total: people.found.total, people: people.found.people.slice(0, SHOWN) }}
        draft={
          cnil === null ? null : { part: partReady('cnil', cnil), missing: missingAnswers('cnil', cnil) }
        }
        done={doneText(c)}
      />,
    );
  });

  app.get(`/incidents/${ID}/personnes`, async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const id = c.req.param('id');
    const withdrawn = c.req.query('sorties') === 'oui';
    const asked = Number(c.req.query('page') ?? '1');
    const page = Number.isInteger(asked) && asked > 0 && asked < 1_000_000 ? asked : 1;
    const file = await readIncident<IncidentFile>(db, session.token, 'view', id);
    if (!file.ok) return refusalAnswer(c, file.code, `/incidents/${id}`);
    const people = await readIncident<PeoplePage>(db, session.token, 'people', id, {
      offset: (page - 1) * PER_PAGE,
      withdrawn,
    });
    if (!people.ok) return refusalAnswer(c, people.code, `/incidents/${id}`);
    return c.html(
      <PeopleListPage c={c} file={file.found} people={people.found} page={page} withdrawn={withdrawn} />,
    );
  });

  app.post(`/incidents/${ID}/figer`, async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const id = c.req.param('id');
    const { code, people } = await fixList(db, session.token, id);
    if (code === null) await countMinorsSoon?.();
    return answer(c, id, code, `fixed&n=${people}`);
  });

  app.post(`/incidents/${ID}/chronologie`, async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const id = c.req.param('id');
    const form = await readForm(c);
    const code = await addItem(db, session.token, id, {
      kind: form.nature ?? '',
      at: parisMoment(form.quand),
      text: form.texte ?? '',
      why: form.pourquoi || null,
      entry: readId(form.entree),
    });
    return answer(c, id, code, 'item');
  });

  app.post(`/incidents/${ID}/clore`, async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const id = c.req.param('id');
    const { motif = '' } = await readForm(c);
    return answer(c, id, await closeIncident(db, session.token, id, motif), 'closed');
  });

  app.post(`/incidents/${ID}/rouvrir`, async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const id = c.req.param('id');
    const { motif = '' } = await readForm(c);
    return answer(c, id, await reopenIncident(db, session.token, id, motif), 'reopened');
  });

  return app;
}

async function answer(c: AppContext, id: string, code: string | null, done: string): Promise<Response> {
  if (code !== null) return refusalAnswer(c, code, `/incidents/${id}`);
  return c.redirect(`/incidents/${id}?fait=${done}`, 303);
}

const DONE = ['opened', 'changed', 'fixed', 'item', 'closed', 'reopened', 'attached', 'withdrawn'] as const;

function doneText(c: AppContext): string | null {
  const done = DONE.find((one) => one === c.req.query('fait'));
  const people = Number(c.req.query('n'));
  return done === undefined
    ? null
    : t(c, `incidents.view.done.${done}`, { people: Number.isSafeInteger(people) ? people : 0 });
}
