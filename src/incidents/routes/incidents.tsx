import { Hono } from 'hono';
import { refusalAnswer, signedIn } from '../../accounts/index.ts';
import type { AppContext, AppEnv, FieldError } from '../../ui/index.ts';
import { openIncident } from '../change-incident.ts';
import type { IncidentDeps } from '../deps.ts';
import type { Choices, IncidentLine } from '../incident.ts';
import { parisField } from '../paris-moment.ts';
import { readChoice, readId, readIds, readValues } from '../read-form.ts';
import { readIncident } from '../read-incident.ts';
import type { Draft } from '../views/choice-fields.tsx';
import { IncidentsPage } from '../views/incidents-page.tsx';
import { NewIncidentPage } from '../views/new-incident-page.tsx';

const DAY_MS = 86_400_000;

/** `/incidents` and `/incidents/nouveau`. */
export function incidentListRoutes({ db: { app: db } }: Pick<IncidentDeps, 'db'>): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.get('/incidents', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const read = await readIncident<{ incidents: IncidentLine[] }>(db, session.token, 'list', null);
    if (!read.ok) return refusalAnswer(c, read.code, '/incidents');
    return c.html(<IncidentsPage c={c} incidents={read.found.incidents} />);
  });

  app.get('/incidents/nouveau', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const ticked = readIds(c.req.queries('compte'));
    const choices = await readIncident<Choices>(db, session.token, 'choices', null, {
      alert: readId(c.req.query('alerte')),
      accounts: ticked,
      structure: readId(c.req.query('structure')),
    });
    if (!choices.ok) return refusalAnswer(c, choices.code, '/incidents/nouveau');
    return c.html(
      <NewIncidentPage c={c} choices={choices.found} draft={propose(choices.found)} errors={[]} />,
    );
  });

  app.post('/incidents/nouveau', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const { draft, choice, errors } = readChoice(c, await readValues(c));
    if (choice === null) return again(c, session.token, draft, errors);
    const { code, opened } = await openIncident(db, session.token, {
      ...choice,
      exercise: draft.exercise,
      alert: draft.alert,
    });
    if (code !== null) return refusalAnswer(c, code, '/incidents/nouveau');
    return c.redirect(`/incidents/${opened}?fait=opened`, 303);
  });

  async function again(c: AppContext, token: Buffer, draft: Draft, errors: FieldError[]) {
    const choices = await readIncident<Choices>(db, token, 'choices', null, {
      alert: draft.alert,
      accounts: draft.accounts.slice(0, 500),
    });
    if (!choices.ok) return refusalAnswer(c, choices.code, '/incidents/nouveau');
    return c.html(<NewIncidentPage c={c} choices={choices.found} draft={draft} errors={errors} />, 422);
  }

  return app;
}

/** A day before what was first seen, until tomorrow: too wide shows on the chart, too narrow would hide people. */
function propose({ alert, proposed }: Choices): Draft {
  const now = Date.now();
  const first = alert === null ? now : Date.parse(alert.from ?? alert.at);
  return {
    title: '',
    knownAt: parisField(new Date(now)),
    from: parisField(new Date(first - DAY_MS)),
    to: parisField(new Date(now + DAY_MS)),
    accounts: proposed.map((one) => one.id),
    exercise: false,
    alert: alert?.id ?? null,
  };
}
