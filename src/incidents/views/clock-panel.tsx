import { type AppContext, formatDateTime, langOf, t } from '../../ui/index.ts';
import { readClock, sayMinutes } from '../clock.ts';
import type { QuestionName } from '../documents/questions.ts';
import type { IncidentFile } from '../incident.ts';

/** How far the CNIL draft is; null: nobody has written one. */
export interface DraftState {
  part: number;
  missing: readonly QuestionName[];
}

const WIDTH = 720;

/** The 72 hours: what is left, what is gone, what the draft lacks. Stops when the notification is noted as sent. */
export function ClockPanel({
  c,
  file,
  draft,
  now,
}: {
  c: AppContext;
  file: IncidentFile;
  draft: DraftState | null;
  now: Date;
}) {
  const { incident, documents } = file;
  const lang = langOf(c);
  const known = new Date(incident.knownAt);
  if (incident.exercise && incident.state === 'closed') return null;
  const sent = documents.filter((one) => one.kind === 'cnil' && one.sentAt !== null).at(-1);
  const clock = readClock(known, sent?.sentAt ? new Date(sent.sentAt) : now);
  const gone = Math.round(clock.part * WIDTH);
  const late = clock.minutesLeft < 0;
  return (
    <section class="ec-clock" aria-label={t(c, 'incidents.clock.label')}>
      <div>
        {sent ? (
          <>
            <p>{t(c, 'incidents.clock.sent')}</p>
            <p class="ec-clock__t">{sayMinutes(clock.minutesGone)}</p>
            <p>
              {t(c, late ? 'incidents.clock.sentLate' : 'incidents.clock.sentIn', {
                time: sayMinutes(clock.minutesGone),
              })}
              {sent.reference ? `, n° ${sent.reference}` : ''}
            </p>
          </>
        ) : (
          <>
            <p>{t(c, late ? 'incidents.clock.late' : 'incidents.clock.left')}</p>
            <p class="ec-clock__t">
              {sayMinutes(clock.minutesLeft)} <small>{late ? '' : t(c, 'incidents.clock.of')}</small>
            </p>
            {late ? <p>{t(c, 'incidents.clock.lateOf')}</p> : null}
            <p>
              {incident.exercise ? t(c, 'incidents.clock.exercise') : sayDraft(c, draft)}{' '}
              <a href={`/incidents/${incident.id}/documents/cnil`}>{t(c, 'incidents.clock.fill')}</a>
            </p>
          </>
        )}
      </div>
      <div>
        <p>
          <strong class="ec-now">{formatDateTime(lang, now)}</strong>,{' '}
          {t(c, 'incidents.clock.elapsed', { time: sayMinutes(clock.minutesGone) })}
        </p>
        <svg
          class="ec-tank"
          viewBox={`0 0 ${WIDTH} 24`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t(c, 'incidents.clock.tank', { time: sayMinutes(clock.minutesGone) })}
        >
          <rect class="b" width={WIDTH} height="24" />
          <rect class="f" width={gone} height="24" />
          <path class="g" d="M238 0h5v24h-5zM478 0h5v24h-5z" />
        </svg>
        <p class="ec-ends">
          <span>{t(c, 'incidents.clock.known', { at: formatDateTime(lang, known, now) })}</span>
          <span>24 h</span>
          <span>
            48 h<span>{formatDateTime(lang, clock.dueAt, now)}</span>
          </span>
        </p>
      </div>
    </section>
  );
}

function sayDraft(c: AppContext, draft: DraftState | null): string {
  if (draft === null) return t(c, 'incidents.clock.noDraft');
  const part = t(c, 'incidents.clock.draft', { part: draft.part });
  if (draft.missing.length === 0) return `${part} ${t(c, 'incidents.clock.complete')}`;
  const list = draft.missing
    .slice(0, 3)
    // Without what stands in brackets: it is for whoever fills the field.
    .map((name) =>
      t(c, `incidents.q.${name}`)
        .replace(/ \(.*\)/, '')
        .toLocaleLowerCase('fr'),
    )
    .join(', ');
  return `${part} ${t(c, 'incidents.clock.missing', { list: draft.missing.length > 3 ? `${list}…` : list })}`;
}
