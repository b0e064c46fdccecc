import { CaseloadTable, caseloadHref, daysWithoutNews, type ReferralCell } from '../dossiers/index.ts';
import {
  type AppContext,
  ChipLinks,
  Count,
  capitalise,
  EmptyState,
  formatLongDate,
  formatTime,
  LinkButton,
  langOf,
  Page,
  PageHead,
  Panel,
  t,
} from '../ui/index.ts';
import type { BeneficiaryRef } from '../vault/index.ts';
import type { Day } from './gather-day.ts';
import { weekdayShort } from './weekday.ts';

interface Props {
  c: AppContext;
  day: Day;
  cells: ReadonlyMap<string, ReferralCell>;
}

/** A short list gets done; the rest is one click away in the caseload. */
const shownCalls = 5;

const shownFilters = ['all', 'quiet', 'referral', 'training', 'paused'] as const;

interface Call {
  ref: BeneficiaryRef;
  line: string;
}

export function DayPage({ c, day, cells }: Props) {
  const { board, caseload } = day;
  const calls = callsOf(c, day);
  const given = c.var.actor?.displayName?.split(' ')[0] ?? '';
  const all = caseload.counts.all;
  return (
    <Page c={c} title={t(c, 'day.title')} nav="jour">
      <PageHead
        title={t(c, 'day.hello', { name: given })}
        lead={t(c, 'day.lead', {
          date: capitalise(formatLongDate(langOf(c), new Date())),
          answers: board.answers.length,
          calls: calls.length,
          meetings: board.meetings.length,
        })}
        actions={
          <>
            <LinkButton href="/dossiers/nouveau" look="secondary" icon="plus">
              {t(c, 'dossiers.caseload.new')}
            </LinkButton>
            <LinkButton href="/formations" look="main" icon="search">
              {t(c, 'day.findTraining')}
            </LinkButton>
          </>
        }
      />
      <div class="ec-stack">
        <div class="ec-grid" data-cols="3" data-fill>
          <Answers c={c} day={day} />
          <Calls c={c} day={day} calls={calls} />
          <Meetings c={c} day={day} />
        </div>
        <Panel
          flush
          id="portefeuille"
          title={t(c, 'dossiers.caseload.title')}
          aside={<span class="ec-mute">{t(c, 'day.caseload.count', { count: all })}</span>}
          footer={
            <div class="ec-row" data-push>
              <a href="/portefeuille">
                {all > caseload.people.length
                  ? t(c, 'day.caseload.more', { count: all - caseload.people.length })
                  : t(c, 'day.caseload.open')}
              </a>
              <span class="ec-mute">{t(c, 'day.caseload.logged')}</span>
            </div>
          }
        >
          <div class="ec-pad">
            <ChipLinks
              label={t(c, 'dossiers.caseload.filters')}
              chips={shownFilters.map((name) => ({
                href: caseloadHref({ filter: name }),
                label: t(c, `dossiers.caseload.filter.${name}`, { count: caseload.counts[name] }),
                current: name === 'all',
              }))}
            />
          </div>
          {caseload.people.length > 0 ? (
            <CaseloadTable c={c} people={caseload.people} cells={cells} />
          ) : (
            <EmptyState title={t(c, 'dossiers.caseload.empty')}>
              {t(c, 'dossiers.caseload.emptyAll')}
            </EmptyState>
          )}
        </Panel>
      </div>
    </Page>
  );
}

/** Referrals first (they wait for an answer), then those without news; nobody twice. */
function callsOf(c: AppContext, { board, quiet }: Day): Call[] {
  const known = new Set<string>(board.calls.map(({ ref }) => ref));
  const silent = quiet
    .filter((person) => !known.has(person.ref))
    .map((person) => {
      const days = daysWithoutNews(person.meta);
      return {
        ref: person.ref,
        line: days === null ? t(c, 'day.calls.never') : t(c, 'day.calls.quiet', { days }),
      };
    });
  return [...board.calls, ...silent].slice(0, shownCalls);
}

function Answers({ c, day }: { c: AppContext; day: Day }) {
  const { answers } = day.board;
  return (
    <Panel
      flush
      title={t(c, 'day.answers.title')}
      aside={answers.length > 0 ? <Count n={answers.length} /> : undefined}
      footer={<a href="/orientations">{t(c, 'day.answers.all')}</a>}
    >
      {answers.length === 0 ? (
        <EmptyState title={t(c, 'day.answers.empty')}>{t(c, 'day.answers.emptyHelp')}</EmptyState>
      ) : (
        <ul class="ec-list">
          {answers.map(({ ref, href, line, tag }) => (
            <li>
              <span>
                <strong>
                  <a href={href}>{day.names.get(ref)}</a>
                </strong>
                <small>{line}</small>
              </span>
              {tag}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Calls({ c, day, calls }: { c: AppContext; day: Day; calls: readonly Call[] }) {
  return (
    <Panel
      flush
      title={t(c, 'day.calls.title')}
      aside={calls.length > 0 ? <Count n={calls.length} /> : undefined}
      footer={<span class="ec-mute">{t(c, 'day.calls.foot')}</span>}
    >
      {calls.length === 0 ? (
        <EmptyState title={t(c, 'day.calls.empty')}>{t(c, 'day.calls.emptyHelp')}</EmptyState>
      ) : (
        <ul class="ec-list">
          {calls.map(({ ref, line }) => (
            <li>
              <span>
                <strong>
                  <a href={`/dossiers/${ref}`}>{day.names.get(ref)}</a>
                </strong>
                <small>{line}</small>
              </span>
              <LinkButton
                href={`/dossiers/${ref}?demander=phone#donnee-phone`}
                look="secondary"
                compact
                icon="phone"
                label={t(c, 'day.calls.numberLabel', { name: day.names.get(ref) ?? '' })}
              >
                {t(c, 'day.calls.number')}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Meetings({ c, day }: { c: AppContext; day: Day }) {
  const { meetings } = day.board;
  return (
    <Panel flush id="semaine" title={t(c, 'day.meetings.title')} aside={t(c, 'day.meetings.week')}>
      {meetings.length === 0 ? (
        <EmptyState title={t(c, 'day.meetings.empty')}>{t(c, 'day.meetings.emptyHelp')}</EmptyState>
      ) : (
        <ul class="ec-list" data-lead>
          {meetings.map(({ at, title, place, people }) => (
            <li>
              <span class="ec-when">
                {weekdayShort(langOf(c), at).weekday}
                <b>{weekdayShort(langOf(c), at).day}</b>
              </span>
              <span>
                <strong>{title}</strong>
                <small>{[formatTime(langOf(c), at), place].filter(Boolean).join(', ')}</small>
              </span>
              <span class="ec-s">{t(c, 'day.meetings.people', { count: people })}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
