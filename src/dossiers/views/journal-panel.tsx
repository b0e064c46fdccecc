import { type AppContext, formatRelativeDay, langOf, Panel, Tag, type TextKey, t } from '../../ui/index.ts';
import type { RevealedPerson } from '../../vault/index.ts';

type JournalLine = NonNullable<RevealedPerson['journal']>[number];

/** An operation in one plain word for the person’s page and ours. */
const words: Record<string, TextKey> = {
  'caseload.list': 'dossiers.journal.what.list',
  'dossier.name': 'dossiers.journal.what.list',
  'referral.view': 'dossiers.journal.what.referral',
  'dossier.search': 'dossiers.journal.what.search',
  'dossier.open': 'dossiers.journal.what.open',
  'contact.reveal': 'dossiers.journal.what.contact',
  'candidate.contact': 'dossiers.journal.what.contact',
  'identifier.reveal': 'dossiers.journal.what.identifier',
  'dossier.create': 'dossiers.journal.what.write',
  'dossier.change': 'dossiers.journal.what.write',
  'identifier.change': 'dossiers.journal.what.write',
  'dossier.import': 'dossiers.journal.what.write',
  'dossier.restore': 'dossiers.journal.what.write',
  'dossier.changes': 'dossiers.journal.what.changes',
  'incident.count_minors': 'dossiers.journal.what.minors',
  'incident.name': 'dossiers.journal.what.name',
  'note.add': 'dossiers.journal.what.write',
  'young.match': 'dossiers.journal.what.identity',
  'young.bind': 'dossiers.journal.what.identity',
  'young.unbind': 'dossiers.journal.what.identity',
};

const isReferral = (operation: string): boolean => /^(?:referral|proposal|candidate)\./.test(operation);

function whatOf(c: AppContext, row: JournalLine): string {
  const keys = row.operations.map(
    (name) =>
      words[name] ?? (isReferral(name) ? 'dossiers.journal.what.referral' : 'dossiers.journal.what.other'),
  );
  return [...new Set(keys)].map((key) => t(c, key)).join(', ');
}

function whoOf(c: AppContext, row: JournalLine): string {
  if (row.accountId === c.var.actor?.accountId) return t(c, 'dossiers.journal.you');
  if (row.role === 'provider') return row.structure;
  if (row.role === 'system') return t(c, 'dossiers.journal.system', { structure: row.structure });
  if (row.role === 'beneficiary') return t(c, 'dossiers.journal.themself');
  return row.name ?? t(c, 'dossiers.journal.someone', { structure: row.structure });
}

/** « Qui a consulté ce dossier », over 30 days, refusals included: what the person sees, plus the agents’ names. */
export function JournalPanel({ c, name, person }: { c: AppContext; name: string; person: RevealedPerson }) {
  const rows = person.journal ?? [];
  const allowed = rows.filter((row) => row.allowed);
  const agents = allowed.filter((row) => row.role === 'counsellor').length;
  const providers = new Set(allowed.filter((row) => row.role === 'provider').map((row) => row.structure))
    .size;
  const times = allowed.reduce((sum, row) => sum + Number(row.times), 0);
  return (
    <Panel id="consultations" tone="water" title={t(c, 'dossiers.journal.title')}>
      {rows.length === 0 ? (
        <p class="ec-s">{t(c, 'dossiers.journal.empty')}</p>
      ) : (
        <>
          <p class="ec-s">{t(c, 'dossiers.journal.summary', { agents, providers, times })}</p>
          <ul class="ec-list ec-s">
            {rows.map((row) => (
              <Line c={c} row={row} />
            ))}
          </ul>
        </>
      )}
      <p class="ec-xs ec-mute">{t(c, 'dossiers.journal.foot', { name })}</p>
    </Panel>
  );
}

function Line({ c, row }: { c: AppContext; row: JournalLine }) {
  const what = t(c, 'dossiers.journal.times', { what: whatOf(c, row), times: Number(row.times) });
  return (
    <li>
      <span>
        {whoOf(c, row)}
        <small>{what}</small>
      </span>
      {row.allowed ? (
        <span class="ec-mute">{formatRelativeDay(langOf(c), row.lastAt)}</span>
      ) : (
        <Tag color="danger" dot="square">
          {t(c, 'dossiers.journal.refused')}
        </Tag>
      )}
    </li>
  );
}
