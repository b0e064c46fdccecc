import { Hono } from 'hono';
import { myBudget, parsePurpose } from '../../gate/index.ts';
import { type AppContext, type AppEnv, langOf, parisDay, type TextKey, t } from '../../ui/index.ts';
import { type BeneficiaryRef, parseRef } from '../../vault/index.ts';
import { addNote } from '../add-note.ts';
import { parseContactKind } from '../contact-kinds.ts';
import type { DossierDeps } from '../deps.ts';
import { type Problems, readForm } from '../forms.ts';
import { openDossier } from '../open-dossier.ts';
import { parseProtectedField, showValue } from '../protected-fields.ts';
import { revealValue } from '../reveal-value.ts';
import { refusalAnswer, signedIn } from '../signed-in.tsx';
import { newFormId, submitOnce } from '../submit-once.ts';
import type { ProblemCode } from '../validate/result.ts';
import { checkParagraphs, textLimits } from '../validate/text.ts';
import { DossierPage } from '../views/dossier-page.tsx';
import type { NoteForm } from '../views/notes-panel.tsx';
import type { ProtectedState } from '../views/protected-panel.tsx';

const doneTexts: Record<string, TextKey> = {
  note: 'dossiers.notes.saved',
  modification: 'dossiers.change.saved',
  'identite-detachee': 'dossiers.identity.detached',
};

interface Drawing {
  state?: ProtectedState;
  noteForm?: NoteForm;
  done?: string;
  status?: 200 | 403 | 422;
}

/** `/dossiers/:ref` and what is done on its page. A wrong reference answers like somebody else's dossier. */
export function dossierRoutes(deps: DossierDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const once = submitOnce<Awaited<ReturnType<typeof addNote>>>();

  /** Opens the dossier (one entry) and draws its page. */
  async function draw(
    c: AppContext,
    token: Buffer,
    ref: BeneficiaryRef,
    drawing: Drawing,
  ): Promise<Response> {
    const opened = await openDossier(deps, { token, ref });
    if (!opened.ok) return refusalAnswer(c, opened);
    const { person } = opened;
    const [budgets, referrals] = await Promise.all([
      myBudget(deps.db.app, token),
      deps.slots?.referralsPanel?.(c, ref) ?? null,
    ]);
    const noteForm = drawing.noteForm ?? {
      open: c.req.query('note') === 'nouvelle',
      formId: newFormId(),
      kind: '',
      text: '',
      problems: {},
    };
    const name = person.values.summary ? `${person.values.summary.givenName}` : '';
    c.header('Cache-Control', 'no-store');
    return c.html(
      <DossierPage
        c={c}
        person={person}
        budgets={budgets}
        referrals={referrals}
        state={drawing.state ?? {}}
        noteForm={noteForm}
        allNotes={c.req.query('notes') === 'toutes'}
        done={drawing.done ?? doneText(c, name)}
      />,
      drawing.status ?? 200,
    );
  }

  function doneText(c: AppContext, name: string): string | undefined {
    const act = c.req.query('fait') ?? '';
    if (act === 'creation') return t(c, 'dossiers.create.saved', { name });
    const key = doneTexts[act];
    return key ? t(c, key) : undefined;
  }

  app.get('/dossiers/:ref{[0-9]+-[0-9]+}', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const ref = parseRef(c.req.param('ref'));
    if (!ref) return c.notFound();
    const asked = parseProtectedField(c.req.query('demander')) ?? undefined;
    return draw(c, session.token, ref, { state: { asked } });
  });

  app.post('/dossiers/:ref{[0-9]+-[0-9]+}/afficher', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const ref = parseRef(c.req.param('ref'));
    const form = await readForm(c);
    const field = parseProtectedField(form.field);
    if (!ref || !field) return c.notFound();
    const purpose = parsePurpose(form.purpose);
    const { token } = session;
    const shown = await revealValue(deps, { token, ref, field, purpose });
    if (!shown.ok && shown.code === 'purpose') {
      const state = { asked: field, problem: t(c, 'dossiers.protected.purposeRequired') };
      return draw(c, token, ref, { state, status: 422 });
    }
    if (!shown.ok) {
      const back = `/dossiers/${ref}?demander=${field}`;
      return refusalAnswer(c, shown, `/presence?retour=${encodeURIComponent(back)}`);
    }
    const value = showValue(langOf(c), field, shown.values);
    return draw(c, token, ref, {
      state: { shown: { field, value, purpose: purpose ?? '', at: new Date() } },
    });
  });

  app.post('/dossiers/:ref{[0-9]+-[0-9]+}/notes', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const ref = parseRef(c.req.param('ref'));
    if (!ref) return c.notFound();
    const { token } = session;
    const form = await readForm(c);
    const kind = parseContactKind(form.kind);
    const text = checkParagraphs(form.note ?? '', { max: textLimits.note });
    if (!kind || !text.ok) {
      const problems: Record<string, ProblemCode> = {};
      if (!text.ok) problems.note = text.code;
      if (!kind) problems.kind = 'required';
      const noteForm = {
        open: true,
        formId: form.form ?? newFormId(),
        kind: form.kind ?? '',
        text: form.note ?? '',
        problems: problems satisfies Problems,
      };
      return draw(c, token, ref, { noteForm, status: 422 });
    }
    const today = parisDay(new Date());
    const added = await once(token, form.form ?? '', () =>
      addNote(deps, { token, ref, kind, text: text.value, today }),
    );
    if (!added.ok) return refusalAnswer(c, added);
    return c.redirect(`/dossiers/${ref}?fait=note#notes`, 303);
  });

  return app;
}
