import {
  type AppContext,
  Button,
  type Event,
  Field,
  findText,
  formatDateTime,
  langOf,
  Panel,
  Select,
  TextArea,
  Timeline,
  t,
} from '../../ui/index.ts';
import { type IncidentFile, type Item, pseudonym } from '../incident.ts';
import { parisField } from '../paris-moment.ts';

const KINDS = ['fact', 'decision', 'evidence'] as const;

/** Facts of the log and lines typed in, newest first; a form to add one while the incident is open. */
export function TimelinePanel({ c, file, now }: { c: AppContext; file: IncidentFile; now: Date }) {
  const events = [...file.items.map((item) => ofItem(c, item)), ...factsOf(c, file)].sort(
    (a, b) => b.at - a.at,
  );
  return (
    <Panel id="chronologie" title={t(c, 'incidents.timeline.title')}>
      <p class="ec-s ec-mute">{t(c, 'incidents.timeline.lead')}</p>
      {events.length === 0 ? <p>{t(c, 'incidents.timeline.empty')}</p> : <Timeline events={events} />}
      {file.incident.state === 'open' ? (
        <details>
          <summary>{t(c, 'incidents.timeline.add')}</summary>
          <form
            class="ec-stack"
            data-gap="s"
            method="post"
            action={`/incidents/${file.incident.id}/chronologie`}
          >
            <Select
              c={c}
              id="nature"
              label={t(c, 'incidents.timeline.kind')}
              options={KINDS.map((kind) => ({ value: kind, label: t(c, `incidents.item.${kind}`) }))}
            />
            <Field
              c={c}
              id="quand"
              type="datetime-local"
              label={t(c, 'incidents.timeline.at')}
              value={parisField(now)}
              required
            />
            <TextArea
              c={c}
              id="texte"
              label={t(c, 'incidents.timeline.text')}
              help={t(c, 'incidents.document.names')}
              maxlength={2000}
              required
            />
            <TextArea
              c={c}
              id="pourquoi"
              label={t(c, 'incidents.timeline.why')}
              help={t(c, 'incidents.timeline.whyHelp')}
              maxlength={2000}
              rows={2}
              optional
            />
            <Field
              c={c}
              id="entree"
              inputmode="numeric"
              pattern="[0-9]{1,18}"
              label={t(c, 'incidents.timeline.entry')}
              help={t(c, 'incidents.timeline.entryHelp')}
              optional
            />
            <Button>{t(c, 'incidents.timeline.submit')}</Button>
          </form>
        </details>
      ) : null}
    </Panel>
  );
}

interface Dated extends Event {
  at: number;
}

function ofItem(c: AppContext, item: Item): Dated {
  const lang = langOf(c);
  const words =
    item.kind === 'act' ? (findText(c, `incidents.itemAct.${item.text}`) ?? item.text) : item.text;
  return {
    at: Date.parse(item.at),
    state: item.kind === 'decision' ? 'now' : undefined,
    content: (
      <>
        <p>
          <strong>{t(c, `incidents.item.${item.kind}`)}</strong>, {formatDateTime(lang, new Date(item.at))}
        </p>
        <p>{item.person === null ? words : `${pseudonym(item.person)} : ${words}`}</p>
        {item.entry === null ? null : (
          <p class="ec-s ec-mono">
            {t(c, 'incidents.timeline.entryLine', {
              entry: item.entry,
              operation: item.operation ?? '?',
              people: item.people ?? 0,
            })}
            {item.code === null ? '' : `, ${t(c, 'incidents.timeline.refused', { code: item.code })}`}
          </p>
        )}
        {item.why === null ? null : (
          <p class="ec-s">
            {t(c, 'incidents.timeline.why')} : {item.why}
          </p>
        )}
        <p class="ec-xs ec-mute">
          {t(c, 'incidents.timeline.by', {
            name: item.by ?? t(c, 'incidents.view.someone'),
            at: formatDateTime(lang, new Date(item.writtenAt)),
          })}
        </p>
      </>
    ),
  };
}

/** What the log says, as of the last list fixed, and what became of the accounts. */
function factsOf(c: AppContext, file: IncidentFile): Dated[] {
  const kinds = file.fixings[0]?.facts?.kinds ?? [];
  const shown = kinds.filter(([, , , , , gives]) => gives);
  const refused = kinds.filter(([, code]) => code !== null);
  const first = (list: typeof kinds) => Math.min(...list.map(([, , , at]) => Date.parse(at)));
  const last = Math.max(...shown.map(([, , , , at]) => Date.parse(at)));
  const facts: [number, string][] = [
    [first(shown), t(c, 'incidents.timeline.factFirst')],
    [last, t(c, 'incidents.timeline.factLast')],
    [first(refused), t(c, 'incidents.timeline.factRefused')],
    ...file.accounts.map((one): [number, string] => [
      one.frozenAt === null ? Number.NaN : Date.parse(one.frozenAt),
      t(c, 'incidents.timeline.factFrozen', { name: one.name ?? `n° ${one.id}` }),
    ]),
    ...file.fixings.map((one): [number, string] => [
      Date.parse(one.at),
      t(c, 'incidents.timeline.factFixed', { people: one.people }),
    ]),
    ...file.documents.map((one): [number, string] => [
      one.sentAt === null ? Number.NaN : Date.parse(one.sentAt),
      t(c, 'incidents.timeline.factSent', {
        document: findText(c, `incidents.document.${one.kind}.title`) ?? one.kind,
      }),
    ]),
  ];
  return facts
    .filter(([at]) => Number.isFinite(at))
    .map(([at, text]) => ({
      at,
      content: (
        <>
          <p>
            <strong>{t(c, 'incidents.timeline.facts')}</strong>, {formatDateTime(langOf(c), new Date(at))}
          </p>
          <p>{text}</p>
        </>
      ),
    }));
}
