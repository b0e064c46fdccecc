import {
  type AppContext,
  Button,
  Effect,
  Field,
  findText,
  formatDateTime,
  LinkButton,
  langOf,
  Notice,
  Page,
  PageHead,
  Panel,
  Select,
  Tag,
  TextArea,
  t,
} from '../../ui/index.ts';
import {
  type Answers,
  DOCUMENTS,
  type DocumentKind,
  missingAnswers,
  partReady,
  type QuestionName,
  questionOf,
} from '../documents/questions.ts';
import type { IncidentFile } from '../incident.ts';
import { ExerciseBanner } from './exercise-banner.tsx';

interface Props {
  c: AppContext;
  file: IncidentFile;
  kind: DocumentKind;
  answers: Answers;
  /** 0: nothing is saved yet, the answers are proposed. */
  version: number;
  /** The newest saved one: what a new version is saved upon. */
  last: number;
  /** The answers are proposed anew, or came back after somebody else saved. */
  unsaved: 'refilled' | 'conflict' | null;
  done: string | null;
}

/** `/incidents/:id/documents/:kind`: filled from what is known, edited here, each saving a version. */
export function DocumentPage({ c, file, kind, answers, version, last, unsaved, done }: Props) {
  const { incident } = file;
  const lang = langOf(c);
  const title = t(c, `incidents.document.${kind}.title`);
  const base = `/incidents/${incident.id}/documents/${kind}`;
  const versions = file.documents.filter((one) => one.kind === kind);
  const old = version !== last && unsaved === null;
  const editable = incident.state === 'open' && !old;
  const missing = new Set(missingAnswers(kind, answers));
  return (
    <Page
      c={c}
      title={`${title}, ${t(c, 'incidents.view.title', { label: incident.label })}`}
      nav="incidents"
      breadcrumbs={[
        { label: t(c, 'incidents.list.title'), href: '/incidents' },
        { label: incident.label, href: `/incidents/${incident.id}` },
        { label: title },
      ]}
    >
      <PageHead
        title={title}
        tags={
          <Tag color={missing.size === 0 ? 'success' : 'warning'} dot={missing.size === 0 ? 'disc' : 'ring'}>
            {t(c, 'incidents.document.status', { part: partReady(kind, answers) })}
          </Tag>
        }
        lead={t(c, 'incidents.document.lead')}
      />
      <div class="ec-stack">
        {done === null ? null : (
          <Notice color="success" status>
            {done}
          </Notice>
        )}
        {unsaved === 'conflict' ? (
          <Notice color="danger" status>
            {t(c, 'incidents.document.conflict')}
          </Notice>
        ) : null}
        {unsaved === 'refilled' || (version === 0 && unsaved === null) ? (
          <Notice color="info">{t(c, 'incidents.document.refilled')}</Notice>
        ) : null}
        {old ? (
          <Notice color="warning">
            {t(c, 'incidents.document.old', { version, last })}{' '}
            <a href={base}>{t(c, 'incidents.document.latest')}</a>
          </Notice>
        ) : null}
        <ExerciseBanner c={c} exercise={incident.exercise} />
        <div class="ec-grid" data-cols="2-1">
          <form class="ec-stack" method="post" action={base}>
            <input type="hidden" name="version" value={String(last)} />
            {DOCUMENTS[kind].sections.map((section) => (
              <Panel title={findText(c, `incidents.section.${section.name}`) ?? section.name}>
                {section.questions.map((name) => (
                  <Question
                    c={c}
                    name={name}
                    answers={answers}
                    required={DOCUMENTS[kind].required.includes(name)}
                  />
                ))}
              </Panel>
            ))}
            {editable ? (
              <Panel title={t(c, 'incidents.document.save')}>
                <p class="ec-s ec-mute">{t(c, 'incidents.document.names')}</p>
                <details>
                  <summary>{t(c, 'incidents.document.sentTitle')}</summary>
                  <Field
                    c={c}
                    id="transmis"
                    type="datetime-local"
                    label={t(c, 'incidents.document.sentAt')}
                    help={t(c, 'incidents.document.sentHelp')}
                    optional
                  />
                  <Field
                    c={c}
                    id="numero"
                    label={t(c, 'incidents.document.reference')}
                    maxlength={120}
                    optional
                  />
                </details>
                <Effect
                  c={c}
                  what={t(c, 'incidents.document.effect.what')}
                  who={t(c, 'incidents.document.effect.who')}
                  undo={t(c, 'incidents.document.effect.undo')}
                />
                <Button look="main">{t(c, 'incidents.document.save')}</Button>
              </Panel>
            ) : null}
          </form>
          <div class="ec-stack">
            <Panel title={t(c, 'incidents.document.exportTitle')}>
              {version === 0 || unsaved !== null ? (
                <p class="ec-s ec-mute">{t(c, 'incidents.document.unsaved')}</p>
              ) : (
                <form class="ec-stack" data-gap="s" method="post" action={`${base}/fichier`}>
                  <p class="ec-s ec-mute">{t(c, 'incidents.document.exportLead')}</p>
                  <input type="hidden" name="version" value={String(version)} />
                  <Button look="secondary" name="format" value="pdf">
                    {t(c, 'incidents.document.pdf')}
                  </Button>
                  <Button look="tertiary" name="format" value="txt">
                    {t(c, 'incidents.document.txt')}
                  </Button>
                </form>
              )}
            </Panel>
            {versions.length > 0 ? (
              <Panel title={t(c, 'incidents.document.versions')}>
                <ul class="ec-s">
                  {versions.map((one) => (
                    <li>
                      <a
                        href={`${base}?version=${one.version}`}
                        aria-current={one.version === version ? 'true' : undefined}
                      >
                        {t(c, 'incidents.document.versionLine', {
                          version: one.version,
                          at: formatDateTime(lang, new Date(one.at)),
                          name: one.by ?? t(c, 'incidents.view.someone'),
                        })}
                      </a>
                      {one.sentAt === null
                        ? ''
                        : `, ${t(c, 'incidents.document.sentLine', { at: formatDateTime(lang, new Date(one.sentAt)) })}${one.reference ? `, n° ${one.reference}` : ''}`}
                    </li>
                  ))}
                </ul>
                {editable ? (
                  <LinkButton href={`${base}?proposer=oui`} look="tertiary" compact>
                    {t(c, 'incidents.document.refill')}
                  </LinkButton>
                ) : null}
              </Panel>
            ) : null}
          </div>
        </div>
      </div>
    </Page>
  );
}

function Question({
  c,
  name,
  answers,
  required,
}: {
  c: AppContext;
  name: QuestionName;
  answers: Answers;
  required: boolean;
}) {
  const { as, of = [] } = questionOf(name);
  const answer = answers[name];
  const label = (
    <>
      {t(c, `incidents.q.${name}`)}
      {required ? <span class="ec-mute"> ({t(c, 'incidents.document.required')})</span> : null}
    </>
  );
  const value = [answer ?? ''].flat()[0] ?? '';
  if (as === 'many') {
    const chosen = [answer ?? []].flat();
    return (
      <fieldset class="ec-set">
        <legend>{label}</legend>
        {of.map((word, n) => (
          <div class="ds-field">
            <input
              class="ds-input"
              type="checkbox"
              id={`${name}-${n}`}
              name={name}
              value={word}
              checked={chosen.includes(word)}
            />
            <label class="ds-label" for={`${name}-${n}`} lang="fr">
              {word}
            </label>
          </div>
        ))}
      </fieldset>
    );
  }
  if (as === 'one')
    return (
      <Select
        c={c}
        id={name}
        label={label}
        value={value}
        options={[
          { value: '', label: t(c, 'incidents.unknown') },
          ...of.map((word) => ({ value: word, label: word })),
        ]}
      />
    );
  if (as === 'text')
    return <TextArea c={c} id={name} label={label} value={value} maxlength={6000} rows={4} />;
  return <Field c={c} id={name} label={label} value={value} maxlength={300} />;
}
