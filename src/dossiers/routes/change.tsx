import { Hono } from 'hono';
import type { FieldValues } from '../../gate/index.ts';
import { type AppEnv, parisDay } from '../../ui/index.ts';
import { type Meta, parseRef, type RevealedPerson } from '../../vault/index.ts';
import { changeDossier } from '../change-dossier.ts';
import type { DossierDeps } from '../deps.ts';
import { type FormValues, type Problems, readForm } from '../forms.ts';
import { openDossier } from '../open-dossier.ts';
import { readIdentity, readProtected } from '../read-person-form.ts';
import { readSituation } from '../read-situation-form.ts';
import { refusalAnswer, signedIn } from '../signed-in.tsx';
import type { ProblemCode } from '../validate/result.ts';
import { ChangePage, type ChangePart } from '../views/change-page.tsx';
import { presenceHref } from '../views/touch.tsx';

const parts = ['situation', 'protegees', 'identite'] as const satisfies ChangePart[];
const statuses = ['active', 'paused', 'closed'] as const;

interface Read {
  values: Partial<FieldValues>;
  problems: Problems;
  status?: Meta['status'];
}

/** What one of the three forms means. A birth date left empty keeps the year that the name carries. */
function readPart(part: ChangePart, form: FormValues, person: RevealedPerson, today: string): Read {
  if (part === 'protegees') return readProtected(form, undefined);
  if (part === 'situation') {
    const { value, problems } = readSituation(form);
    const status = statuses.find((name) => name === form.status);
    const wrong: Problems = status ? problems : { ...problems, status: 'choice_unknown' };
    return { values: { situation: value }, problems: wrong, status };
  }
  const birthYear = person.values.summary?.birthYear;
  if ((form.birthDate ?? '').trim() !== '' || !birthYear) return readIdentity(form, today);
  const { values, problems } = readIdentity({ ...form, birthDate: `${birthYear}-01-01` }, today);
  const rest = Object.fromEntries(Object.entries(problems).filter(([id]) => id !== 'birthDate'));
  const { givenName = '', familyName = '' } = values.summary ?? {};
  return { values: values.summary ? { summary: { givenName, familyName, birthYear } } : {}, problems: rest };
}

/** `/dossiers/:ref/modifier`: new values are written, old protected ones are never shown. */
export function changeRoutes(deps: DossierDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.get('/dossiers/:ref{[0-9]+-[0-9]+}/modifier', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const ref = parseRef(c.req.param('ref'));
    if (!ref) return c.notFound();
    const opened = await openDossier(deps, { token: session.token, ref });
    if (!opened.ok) return refusalAnswer(c, opened);
    c.header('Cache-Control', 'no-store');
    return c.html(<ChangePage c={c} person={opened.person} />);
  });

  app.post('/dossiers/:ref{[0-9]+-[0-9]+}/modifier', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const ref = parseRef(c.req.param('ref'));
    const form = await readForm(c);
    const part = parts.find((name) => name === form.part);
    if (!ref || !part) return c.notFound();
    const { token } = session;
    const opened = await openDossier(deps, { token, ref });
    if (!opened.ok) return refusalAnswer(c, opened);
    const { person } = opened;
    const read = readPart(part, form, person, parisDay(new Date()));
    c.header('Cache-Control', 'no-store');
    const problems = withNirYear(read, person);
    if (Object.keys(problems).length > 0) {
      return c.html(<ChangePage c={c} person={person} failed={{ part, values: form, problems }} />, 422);
    }
    if (Object.keys(read.values).length === 0) {
      const failed = { part, values: form, problems, nothing: true };
      return c.html(<ChangePage c={c} person={person} failed={failed} />, 422);
    }
    const done = await changeDossier(deps, { token, ref, values: read.values, status: read.status });
    if (!done.ok) return refusalAnswer(c, done, presenceHref(`/dossiers/${ref}/modifier`));
    return c.redirect(`/dossiers/${ref}?fait=modification`, 303);
  });

  return app;
}

/** The birth date stays sealed here, but its year is in the summary: a new NIR must agree with it. */
function withNirYear(read: Read, person: RevealedPerson): Problems {
  const year = person.values.summary?.birthYear;
  const { nir } = read.values;
  if (!nir || !year || nir.slice(1, 3) === String(year).slice(2)) return read.problems;
  return { ...read.problems, nir: 'nir_differs_year' satisfies ProblemCode };
}
