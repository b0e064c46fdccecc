import {
  type AppContext,
  Button,
  Effect,
  findText,
  formatDateTime,
  LinkButton,
  langOf,
  Notice,
  Page,
  PageHead,
  Panel,
  Select,
  Table,
  Tag,
  t,
} from '../../ui/index.ts';
import type { Member } from '../find-family.ts';
import { FREEZE_REASONS } from '../freeze-account.ts';
import { DRAWN, FamilyDrawing } from './family-drawing.tsx';

interface Props {
  c: AppContext;
  id: string;
  family: readonly Member[];
  /** How many accounts a freeze has just taken; 0: none. */
  frozen: number;
}

/** `/filiation/:id`: where an account comes from, what descends from it, and the freeze of it all. */
export function FamilyPage({ c, id, family, frozen }: Props) {
  const title = t(c, 'supervision.family.title');
  const root = family.find((one) => one.id === id);
  const name = root?.name ?? id;
  const branch = family.filter((one) => one.below >= 0);
  const hit = branch.filter((one) => one.state !== 'frozen' && one.state !== 'removed');
  return (
    <Page
      c={c}
      title={`${title}, ${name}`}
      nav="filiation"
      breadcrumbs={[{ label: t(c, 'common.nav.filiation'), href: '/filiation' }, { label: name }]}
    >
      <PageHead
        title={title}
        lead={t(c, 'supervision.family.lead')}
        actions={
          <>
            {c.var.actor?.role === 'supervisor' ? (
              <LinkButton href={`/incidents/nouveau?compte=${id}`} look="secondary">
                {t(c, 'supervision.family.incident')}
              </LinkButton>
            ) : null}
            <LinkButton href={`/comptes/${id}`} look="secondary">
              {t(c, 'supervision.family.account')}
            </LinkButton>
          </>
        }
      />
      <div class="ec-stack">
        {frozen > 0 ? (
          <Notice color="success" status>
            {t(c, 'supervision.family.done', { count: frozen })}
          </Notice>
        ) : null}
        <Panel title={t(c, 'supervision.family.of', { name })}>
          <ul class="ec-key">
            <li>
              <svg class="ec-svg" viewBox="0 0 10 10" aria-hidden="true">
                <path class="red" d="M0 0h10v10H0z" />
              </svg>
              {t(c, 'supervision.family.key.hit')}
            </li>
            <li>
              <svg class="ec-svg" viewBox="0 0 10 10" aria-hidden="true">
                <path class="edge" d="M0 5h10" />
              </svg>
              {t(c, 'supervision.family.key.asked')}
            </li>
            <li>
              <svg class="ec-svg" viewBox="0 0 10 10" aria-hidden="true">
                <path class="edge two" d="M0 5h10" />
              </svg>
              {t(c, 'supervision.family.key.approved')}
            </li>
          </ul>
          {family.length <= DRAWN ? (
            <FamilyDrawing c={c} members={family} name={name} />
          ) : (
            <p>{t(c, 'supervision.family.tooMany', { count: family.length })}</p>
          )}
        </Panel>
        <div class="ec-grid" data-cols="2-1">
          <Panel
            title={
              hit.length > 0
                ? t(c, 'supervision.family.hit', { count: hit.length })
                : t(c, 'supervision.family.branch')
            }
            flush
          >
            <Members c={c} family={family} preview={hit.length > 0} />
            <OutsideApprovers c={c} branch={branch} />
          </Panel>
          {root && hit.length > 0 && !root.me ? (
            <FreezePanel c={c} root={root} hit={hit} />
          ) : (
            <Panel title={t(c, 'supervision.freeze.title')}>
              <p class="ec-s">{t(c, root?.me ? 'supervision.freeze.own' : 'supervision.freeze.nothing')}</p>
              {root?.state === 'frozen' ? (
                <p class="ec-s">
                  <a href={`/comptes/${id}`}>{t(c, 'supervision.freeze.lift')}</a>
                </p>
              ) : null}
            </Panel>
          )}
        </div>
      </div>
    </Page>
  );
}

/** `preview`: what a freeze would do; without it nothing is left to freeze, and the rows say how things stand. */
function Members({ c, family, preview }: { c: AppContext; family: readonly Member[]; preview: boolean }) {
  const who = (name: string | null) => name ?? t(c, 'supervision.family.operator');
  return (
    <Table
      caption={t(c, preview ? 'supervision.family.caption' : 'supervision.family.branch')}
      captionShown={preview}
      columns={[
        { label: t(c, 'supervision.family.col.account') },
        { label: t(c, 'supervision.family.col.asked') },
        { label: t(c, 'supervision.family.col.approved') },
        { label: t(c, 'supervision.family.col.born') },
        { label: t(c, 'supervision.family.col.now') },
        { label: t(c, 'supervision.family.col.effect') },
      ]}
      rows={family.map((one) => ({
        mark: one.below >= 0 && one.state !== 'frozen' && one.state !== 'removed' ? 'danger' : undefined,
        cells: [
          <>
            <a href={`/filiation/${one.id}`}>{one.name}</a>
            <span class="ec-sub">{findText(c, `accounts.role.${one.role}`)}</span>
          </>,
          who(one.requestedByName),
          who(one.approvedByName),
          formatDateTime(langOf(c), one.createdAt),
          t(c, 'supervision.family.sessions', { count: one.liveSessions }),
          effectOf(c, one),
        ],
      }))}
    />
  );
}

/** Who approved accounts of this branch without going back to it: a freeze leaves them, so they are to be looked at. */
function OutsideApprovers({ c, branch }: { c: AppContext; branch: readonly Member[] }) {
  const inside = new Set(branch.map((one) => one.id));
  const approvers = new Map<string, { name: string; accounts: number }>();
  for (const { below, approvedBy, approvedByName } of branch)
    if (below > 0 && approvedBy !== null && !inside.has(approvedBy))
      approvers.set(approvedBy, {
        name: approvedByName ?? approvedBy,
        accounts: (approvers.get(approvedBy)?.accounts ?? 0) + 1,
      });
  if (approvers.size === 0) return null;
  return (
    <footer class="ec-mute">
      {[...approvers].map(([id, one]) => (
        <p class="ec-s">
          {t(c, 'supervision.family.approver', { name: one.name, count: one.accounts })}{' '}
          <a href={`/filiation/${id}`}>{t(c, 'supervision.family.examine')}</a>
        </p>
      ))}
    </footer>
  );
}

function effectOf(c: AppContext, one: Member) {
  if (one.state === 'frozen' || one.state === 'removed')
    return (
      <Tag color="neutral" dot="square">
        {findText(c, `accounts.state.${one.state}`)}
      </Tag>
    );
  if (one.below < 0) return <span class="ec-mute">{t(c, 'supervision.family.untouched')}</span>;
  return (
    <Tag color="danger" dot="square">
      {t(c, 'supervision.family.toFreeze')}
    </Tag>
  );
}

/** One click, after the three lines that say what it does, whom it hits, and the way back. */
function FreezePanel({ c, root, hit }: { c: AppContext; root: Member; hit: readonly Member[] }) {
  const sessions = hit.reduce((sum, one) => sum + one.liveSessions, 0);
  const waiting = hit.reduce((sum, one) => sum + one.waiting, 0);
  const followed = hit.reduce((sum, one) => sum + one.followed, 0);
  const managers = hit.some((one) => one.lastManager);
  const mine = hit.some((one) => one.me);
  return (
    <Panel title={t(c, 'supervision.freeze.title')} tone="danger">
      <form class="ec-stack" data-gap="s" method="post" action={`/filiation/${root.id}/geler`}>
        <Effect
          c={c}
          what={t(c, 'supervision.freeze.what', { count: hit.length, sessions, waiting })}
          who={t(c, 'supervision.freeze.who', {
            names: hit
              .slice(0, 5)
              .map((one) => one.name)
              .join(', '),
            followed,
          })}
          undo={t(c, 'supervision.freeze.undo')}
        />
        {managers ? <Notice color="warning">{t(c, 'supervision.freeze.lastManager')}</Notice> : null}
        {mine ? <Notice color="warning">{t(c, 'supervision.freeze.mine')}</Notice> : null}
        <Select
          c={c}
          id="why"
          name="why"
          label={t(c, 'supervision.freeze.why')}
          options={FREEZE_REASONS.map((reason) => ({
            value: reason,
            label: t(c, `accounts.narrow.reason.${reason}`),
          }))}
        />
        <Button look="danger">{t(c, 'supervision.freeze.button', { count: hit.length })}</Button>
      </form>
    </Panel>
  );
}
