import {
  type AppContext,
  Button,
  ChoiceSet,
  capitalise,
  EmptyState,
  ErrorSummary,
  findText,
  formatDateTime,
  langOf,
  Panel,
  TextArea,
  Timeline,
  t,
} from '../../ui/index.ts';
import type { Note, RevealedPerson } from '../../vault/index.ts';
import { contactKinds } from '../contact-kinds.ts';
import { fieldErrors, type Problems, problemText } from '../forms.ts';
import { textLimits } from '../validate/text.ts';

const shownFirst = 8;

/** The form as it came back, or empty; `open` unfolds it. */
export interface NoteForm {
  open: boolean;
  formId: string;
  kind: string;
  text: string;
  problems: Problems;
}

interface Props {
  c: AppContext;
  name: string;
  person: RevealedPerson;
  form: NoteForm;
  all: boolean;
}

export function NotesPanel({ c, name, person, form, all }: Props) {
  const { notes } = person;
  const shown = all ? notes : notes.slice(0, shownFirst);
  const older = notes.length - shown.length;
  return (
    <Panel
      id="notes"
      title={t(c, 'dossiers.notes.title')}
      aside={<span class="ec-mute">{t(c, 'dossiers.notes.count', { count: notes.length })}</span>}
    >
      <NewNote c={c} name={name} person={person} form={form} />
      {notes.length === 0 ? (
        <EmptyState title={t(c, 'dossiers.notes.empty')}>{t(c, 'dossiers.notes.emptyHelp')}</EmptyState>
      ) : (
        <Timeline
          events={shown.map((note) => ({ content: <NoteLines c={c} note={note} person={person} /> }))}
        />
      )}
      {older > 0 ? (
        <p class="ec-s">
          <a href={`/dossiers/${person.ref}?notes=toutes#notes`}>
            {t(c, 'dossiers.notes.older', { count: older })}
          </a>
        </p>
      ) : null}
    </Panel>
  );
}

function NoteLines({ c, note, person }: { c: AppContext; note: Note; person: RevealedPerson }) {
  return (
    <>
      <p>
        <time datetime={note.at.toISOString()}>{capitalise(formatDateTime(langOf(c), note.at))}</time>
        <span class="ec-by">, {author(c, note, person)}</span>
      </p>
      {note.text.split('\n').map((line) => (line === '' ? null : <p>{line}</p>))}
    </>
  );
}

function author(c: AppContext, note: Note, person: RevealedPerson): string {
  const kind = findText(c, `dossiers.kind.${note.kind}`) ?? note.kind;
  if (note.byAccountId === null) return t(c, 'dossiers.notes.byImport', { kind });
  if (note.byAccountId === c.var.actor?.accountId) return t(c, 'dossiers.notes.byYou', { kind });
  const name = person.journal?.find((row) => row.accountId === note.byAccountId)?.name;
  return name ? t(c, 'dossiers.notes.byOther', { name, kind }) : t(c, 'dossiers.notes.byColleague', { kind });
}

function NewNote({ c, name, person, form }: Omit<Props, 'all'>) {
  const text = form.problems.note;
  const kind = form.problems.kind;
  return (
    <details id="nouvelle-note" open={form.open}>
      <summary>{t(c, 'dossiers.notes.add')}</summary>
      <form
        class="ec-stack ec-more"
        data-gap="s"
        method="post"
        action={`/dossiers/${person.ref}/notes#nouvelle-note`}
      >
        <ErrorSummary c={c} errors={fieldErrors(c, form.problems)} />
        <input type="hidden" name="form" value={form.formId} />
        <TextArea
          c={c}
          id="note"
          label={t(c, 'dossiers.notes.text')}
          help={t(c, 'dossiers.notes.textHelp', { name })}
          rows={4}
          maxlength={textLimits.note}
          value={form.text}
          error={text ? problemText(c, 'note', text) : undefined}
          required
        />
        <ChoiceSet
          legend={t(c, 'dossiers.notes.kind')}
          name="kind"
          look="chips"
          options={contactKinds.map((value) => ({
            value,
            label: capitalise(t(c, `dossiers.kind.${value}`)),
            checked: value === form.kind,
          }))}
          error={kind ? problemText(c, 'kind', kind) : undefined}
          required
        />
        <div class="ec-row">
          <Button compact>{t(c, 'dossiers.notes.save')}</Button>
        </div>
      </form>
    </details>
  );
}
