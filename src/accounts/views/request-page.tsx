import {
  type AppContext,
  Button,
  DataList,
  Effect,
  findText,
  formatDateTime,
  Icon,
  LinkButton,
  langOf,
  Page,
  PageHead,
  Panel,
  refusalTitle,
  Tag,
  TextArea,
  t,
} from '../../ui/index.ts';
import type { Wish } from '../find-requests.ts';
import { Widening } from './widening.tsx';
import { wishEffect, wishState, wishTitle } from './words.ts';

/** `/demandes/:id`: what would be widened and by how much, then the decision, or why it is not the reader's. */
export function RequestPage({ c, wish }: { c: AppContext; wish: Wish }) {
  const title = wishTitle(c, wish);
  const state = wishState(c, wish);
  return (
    <Page
      c={c}
      title={title}
      nav="demandes"
      breadcrumbs={[{ label: t(c, 'accounts.requests.title'), href: '/demandes' }, { label: title }]}
    >
      <PageHead
        title={title}
        tags={
          <Tag color={state.color} dot={state.dot}>
            {state.label}
          </Tag>
        }
      />
      <div class="ec-grid" data-cols="2-1">
        <div class="ec-stack">
          <Panel title={t(c, wish.kind === 'notice.send' ? 'accounts.wish.read' : 'accounts.wish.worst')}>
            <div class="ec-stack" data-gap="s">
              {wish.state === 'waiting' ? (
                <div>
                  <Widening
                    c={c}
                    before={wish.before}
                    after={wish.after}
                    scale={Math.max(wish.before ?? 0, wish.after ?? 0, 1)}
                  />
                </div>
              ) : null}
              <Effect c={c} {...wishEffect(c, wish)} />
              {wish.kind === 'notice.send' ? (
                <LinkButton href={`/incidents/${wish.payload.incident}/avis`} look="secondary">
                  {t(c, 'accounts.wish.readLink')}
                </LinkButton>
              ) : null}
              {wish.kind === 'incident.identity' && c.var.actor?.role === 'supervisor' ? (
                <LinkButton
                  href={`/incidents/${wish.payload.incident}/personnes/${wish.payload.person}`}
                  look="secondary"
                >
                  {t(c, 'accounts.wish.personLink')}
                </LinkButton>
              ) : null}
            </div>
          </Panel>
          <Facts c={c} wish={wish} />
        </div>
        <div class="ec-stack">{wish.state === 'waiting' ? <Decision c={c} wish={wish} /> : null}</div>
      </div>
    </Page>
  );
}

function Facts({ c, wish }: { c: AppContext; wish: Wish }) {
  const lang = langOf(c);
  const { approvals, needs } = wish;
  const count = t(c, 'accounts.wish.approvalsOf', { approvals, needs });
  return (
    <Panel title={t(c, 'accounts.wish.why')}>
      <div class="ec-stack" data-gap="s">
        <p>{wish.why}</p>
        <DataList
          items={[
            { label: t(c, 'accounts.wish.structure'), value: wish.structureName },
            {
              label: t(c, 'accounts.wish.asked'),
              value: `${wish.requestedBy ?? '—'}, ${formatDateTime(lang, wish.requestedAt)}`,
            },
            {
              label: t(c, 'accounts.wish.approvals'),
              value: wish.approverNames === null ? count : `${count} : ${wish.approverNames}`,
            },
            ...(wish.state === 'waiting'
              ? [{ label: t(c, 'accounts.wish.expires'), value: formatDateTime(lang, wish.expiresAt) }]
              : []),
            ...(wish.decidedAt
              ? [
                  {
                    label: t(c, 'accounts.wish.decided'),
                    value: `${wish.decidedBy ?? '—'}, ${formatDateTime(lang, wish.decidedAt)}`,
                  },
                ]
              : []),
            ...(wish.decidedWhy ? [{ label: t(c, 'accounts.wish.decidedWhy'), value: wish.decidedWhy }] : []),
          ]}
        />
      </div>
    </Panel>
  );
}

function Decision({ c, wish }: { c: AppContext; wish: Wish }) {
  const at = `/demandes/${wish.id}`;
  return (
    <>
      {wish.refusal === null ? (
        <Panel title={t(c, 'accounts.wish.decide')}>
          <form class="ec-stack" data-gap="s" method="post" action={`${at}/approuver`}>
            {wish.kind === 'account.recover' ? (
              <div class="ds-field">
                <input class="ds-input" type="checkbox" id="met" name="met" value="oui" />
                <label for="met">{t(c, 'accounts.wish.met')}</label>
              </div>
            ) : null}
            <p class="ec-s ec-mute">{t(c, 'accounts.wish.approveHelp')}</p>
            <Button look="main" icon="key" full>
              {t(c, 'accounts.wish.approve')}
            </Button>
          </form>
        </Panel>
      ) : (
        <Panel title={t(c, 'accounts.wish.cannot')} tone="warning">
          <p>
            <Icon name="lock" /> <strong>{refusalTitle(c, wish.refusal)}</strong>
          </p>
          <p class="ec-s">{findText(c, `refusals.${wish.refusal}.why`)}</p>
          <p class="ec-s">{findText(c, `refusals.${wish.refusal}.next`)}</p>
        </Panel>
      )}
      {wish.mine ? (
        <Panel label={t(c, 'accounts.wish.withdraw')}>
          <form method="post" action={`${at}/retirer`}>
            <Button look="secondary" full>
              {t(c, 'accounts.wish.withdraw')}
            </Button>
          </form>
        </Panel>
      ) : (
        <Panel title={t(c, 'accounts.wish.refuse')}>
          <form class="ec-stack" data-gap="s" method="post" action={`${at}/refuser`}>
            <TextArea
              c={c}
              id="why"
              label={t(c, 'accounts.wish.refuseWhy')}
              help={t(c, 'accounts.wish.refuseHelp')}
              maxlength={500}
              required
            />
            <Button look="secondary" full>
              {t(c, 'accounts.wish.refuse')}
            </Button>
          </form>
        </Panel>
      )}
    </>
  );
}
