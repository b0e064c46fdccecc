import { Hono } from 'hono';
import { refusalAnswer, type SignedIn, signedIn } from '../../accounts/index.ts';
import type { AppContext, AppEnv, FieldError } from '../../ui/index.ts';
import { type Choice, changeIncident } from '../change-incident.ts';
import type { IncidentDeps } from '../deps.ts';
import type { Choices, Exposure, IncidentFile } from '../incident.ts';
import { parisField } from '../paris-moment.ts';
import { readChoice, readValues } from '../read-form.ts';
import { readIncident } from '../read-incident.ts';
import { sumExposure } from '../sum-exposure.ts';
import type { Draft } from '../views/choice-fields.tsx';
import { ChoosePage } from '../views/choose-page.tsx';

const ID = ':id{[0-9]{1,18}}';

/** `/incidents/:id/mesure`: GET computes a choice, POST keeps it. */
export function chooseRoutes({ db: { app: db } }: Pick<IncidentDeps, 'db'>): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.get(`/incidents/${ID}/mesure`, async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const id = c.req.param('id');
    const file = await readIncident<IncidentFile>(db, session.token, 'view', id);
    if (!file.ok) return refusalAnswer(c, file.code, `/incidents/${id}`);
    const queries = c.req.queries();
    if (queries.du === undefined) {
      const { incident, accounts } = file.found;
      const choice: Choice = {
        title: incident.title,
        knownAt: new Date(incident.knownAt),
        from: new Date(incident.from),
        to: new Date(incident.to),
        accounts: accounts.map((one) => one.id),
      };
      return show(c, session, file.found, asDraft(choice), choice, []);
    }
    const { draft, choice, errors } = readChoice(c, queries);
    return show(c, session, file.found, draft, choice, errors);
  });

  app.post(`/incidents/${ID}/mesure`, async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const id = c.req.param('id');
    const { draft, choice, errors } = readChoice(c, await readValues(c));
    if (choice === null) {
      const file = await readIncident<IncidentFile>(db, session.token, 'view', id);
      if (!file.ok) return refusalAnswer(c, file.code, `/incidents/${id}`);
      return show(c, session, file.found, draft, null, errors);
    }
    const code = await changeIncident(db, session.token, id, choice);
    if (code !== null) return refusalAnswer(c, code, `/incidents/${id}`);
    return c.redirect(`/incidents/${id}?fait=changed`, 303);
  });

  async function show(
    c: AppContext,
    { token }: SignedIn,
    file: IncidentFile,
    draft: Draft,
    choice: Choice | null,
    errors: readonly FieldError[],
  ): Promise<Response> {
    const { id } = file.incident;
    const choices = await readIncident<Choices>(db, token, 'choices', null, {
      accounts: [...new Set([...file.accounts.map((one) => one.id), ...draft.accounts])].slice(0, 500),
    });
    if (!choices.ok) return refusalAnswer(c, choices.code, `/incidents/${id}`);
    const exposure =
      choice === null
        ? null
        : await readIncident<Exposure>(db, token, 'measure', id, {
            accounts: choice.accounts,
            from: choice.from,
            to: choice.to,
          });
    if (exposure !== null && !exposure.ok) return refusalAnswer(c, exposure.code, `/incidents/${id}`);
    const known = [...file.accounts, ...choices.found.proposed, ...choices.found.others];
    return c.html(
      <ChoosePage
        c={c}
        file={file}
        choices={choices.found}
        draft={draft}
        sum={exposure === null ? null : sumExposure(exposure.found)}
        accounts={(choice?.accounts ?? []).flatMap((one) => known.find((row) => row.id === one) ?? [])}
        window={{
          from: choice?.from ?? new Date(file.incident.from),
          to: choice?.to ?? new Date(file.incident.to),
        }}
        errors={errors}
      />,
      errors.length > 0 ? 422 : 200,
    );
  }

  return app;
}

const asDraft = ({ title, knownAt, from, to, accounts }: Choice): Draft => ({
  title,
  knownAt: parisField(knownAt),
  from: parisField(from),
  // Up to the minute that holds the end: a field has no seconds.
  to: parisField(new Date(Math.ceil(to.getTime() / 60_000) * 60_000)),
  accounts,
  exercise: false,
  alert: null,
});
