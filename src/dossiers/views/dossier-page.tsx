import type { Child } from 'hono/jsx';
import type { Budget } from '../../gate/index.ts';
import {
  type AppContext,
  EmptyState,
  formatDate,
  LinkButton,
  langOf,
  Notice,
  Page,
  PageHead,
  Panel,
  shownSeconds,
  Tag,
  t,
} from '../../ui/index.ts';
import type { RevealedPerson } from '../../vault/index.ts';
import { ageThisYear, fullName, lastContact } from '../people.ts';
import { isIdentifier } from '../protected-fields.ts';
import { JournalPanel } from './journal-panel.tsx';
import { type NoteForm, NotesPanel } from './notes-panel.tsx';
import { ProtectedPanel, type ProtectedState } from './protected-panel.tsx';
import { SituationPanel } from './situation-panel.tsx';

interface Props {
  c: AppContext;
  person: RevealedPerson;
  budgets: readonly Budget[];
  referrals: { aside: Child; body: Child } | null;
  state: ProtectedState;
  noteForm: NoteForm;
  allNotes: boolean;
  /** Read out at the top after an act. */
  done?: string;
}

export function DossierPage(props: Props) {
  const { c, person, referrals, state, done } = props;
  const name = fullName(person.values);
  const given = person.values.summary?.givenName ?? name;
  const home = `/dossiers/${person.ref}`;
  return (
    <Page
      c={c}
      title={t(c, 'dossiers.dossier.pageTitle', { name })}
      nav="portefeuille"
      scripts={state.asked && isIdentifier(state.asked) ? ['passkey'] : undefined}
      leaveAfter={state.shown ? { seconds: shownSeconds, href: home } : undefined}
      breadcrumbs={[
        { label: t(c, 'day.title'), href: '/' },
        { label: t(c, 'dossiers.caseload.title'), href: '/portefeuille' },
        { label: name },
      ]}
    >
      <PageHead
        title={name}
        tags={<Tags c={c} person={person} />}
        lead={lead(c, person)}
        actions={
          <>
            <LinkButton href={`${home}?note=nouvelle#nouvelle-note`} look="secondary">
              {t(c, 'dossiers.dossier.addNote')}
            </LinkButton>
            <LinkButton href={`/formations?pour=${person.ref}`} look="main" icon="arrow">
              {t(c, 'dossiers.dossier.recommend')}
            </LinkButton>
          </>
        }
      />
      {done ? (
        <div class="ec-stack ec-more-below">
          <Notice color="success" status>
            <p>{done}</p>
          </Notice>
        </div>
      ) : null}
      <div class="ec-grid" data-cols="2-1">
        <div class="ec-stack">
          <ProtectedPanel c={c} name={given} person={person.ref} budgets={props.budgets} state={state} />
          <Panel id="orientations" title={t(c, 'dossiers.referrals.title')} aside={referrals?.aside}>
            {referrals?.body ?? (
              <EmptyState title={t(c, 'dossiers.referrals.empty')}>
                {t(c, 'dossiers.referrals.emptyHelp')}
              </EmptyState>
            )}
          </Panel>
          <NotesPanel c={c} name={given} person={person} form={props.noteForm} all={props.allNotes} />
        </div>
        <div class="ec-stack">
          <SituationPanel c={c} person={person} />
          <JournalPanel c={c} name={given} person={person} />
        </div>
      </div>
    </Page>
  );
}

function Tags({ c, person }: { c: AppContext; person: RevealedPerson }) {
  const { status } = person.meta;
  const programme = person.values.situation?.programme;
  return (
    <>
      <Tag color={status === 'active' ? 'success' : 'neutral'} dot={status === 'active' ? 'disc' : 'square'}>
        {t(c, `dossiers.status.${status}`)}
      </Tag>
      {programme ? <Tag color="accent">{t(c, 'dossiers.programme.signed', { programme })}</Tag> : null}
    </>
  );
}

function lead(c: AppContext, person: RevealedPerson): string {
  const { meta } = person;
  const mine = meta.counsellorAccountId === c.var.actor?.accountId;
  const last = meta.lastContactOn
    ? t(c, 'dossiers.dossier.lastContact', { when: lastContact(c, meta) })
    : t(c, 'dossiers.dossier.noContact');
  return t(c, 'dossiers.dossier.lead', {
    age: ageThisYear(person.values) ?? '?',
    follow: t(c, mine ? 'dossiers.dossier.followedByYou' : 'dossiers.dossier.followedByOther'),
    since: formatDate(langOf(c), meta.createdAt),
    lastContact: last,
  });
}
