import type { Child } from 'hono/jsx';
import { type AppContext, Button, Effect, LinkButton, Panel, Select, t } from '../../ui/index.ts';
import { type AlertDetail, CLOSE_REASONS } from '../find-alerts.ts';
import { BreakPanel, BrokenCircuits } from './breaker-panel.tsx';

interface Props {
  c: AppContext;
  detail: AlertDetail;
}

/** What can be done from an alert, the gravest first; each says what it does, whom it hits, and the way back. */
export function ContainPanels({ c, detail }: Props) {
  if (detail.me)
    return (
      <Panel title={t(c, 'watch.do.title')}>
        <p class="ec-s">{t(c, 'watch.do.mine')}</p>
      </Panel>
    );
  const supervisor = c.var.actor?.role === 'supervisor';
  return (
    <>
      <FreezePanel c={c} detail={detail} />
      {supervisor ? <IncidentPanel c={c} detail={detail} /> : null}
      {supervisor ? (
        <>
          <ActPanel c={c} detail={detail} act="sessions" count={detail.sessions} path="sessions" />
          <ActPanel c={c} detail={detail} act="links" count={detail.links} path="liens" />
          {detail.alert.state === 'open' ? <ClosePanel c={c} detail={detail} /> : null}
        </>
      ) : (
        <p class="ec-s ec-mute">{t(c, 'watch.do.read')}</p>
      )}
      <BrokenCircuits c={c} breakers={detail.breakers} />
      <BreakPanel c={c} places={placesOf(c, detail)} back={`/alertes/${detail.alert.id}`} />
    </>
  );
}

function placesOf(c: AppContext, { alert, mayBreak, mayBreakAll, breakers }: AlertDetail) {
  const broken = new Set(breakers.map((one) => one.structureId));
  return [
    ...(mayBreak ? [{ id: alert.structureId, name: alert.structure }] : []),
    ...(mayBreakAll ? [{ id: '0', name: t(c, 'watch.breaker.instance') }] : []),
  ].filter(({ id }) => !broken.has(id));
}

function FreezePanel({ c, detail }: Props) {
  const { alert, family } = detail;
  const title = t(c, 'watch.do.freeze.title');
  if (alert.role === 'provider' || alert.role === 'beneficiary')
    return (
      <Panel title={title}>
        <p class="ec-s">{t(c, 'watch.do.freeze.participant')}</p>
      </Panel>
    );
  if (family.count === 0)
    return (
      <Panel title={title}>
        <p class="ec-s">{t(c, 'watch.do.freeze.nothing')}</p>
        <p class="ec-s">
          <a href={`/comptes/${alert.account}`}>{t(c, 'watch.do.freeze.lift')}</a>
        </p>
      </Panel>
    );
  const names = family.names.slice(0, 5).map((name) => name ?? t(c, 'watch.do.freeze.unknown'));
  return (
    <Form title={title} action={`/alertes/${alert.id}/geler`} danger>
      <Effect
        c={c}
        what={t(c, 'watch.do.freeze.what', { count: family.count, sessions: family.sessions })}
        who={t(c, 'watch.do.freeze.who', { names: names.join(', ') + (family.count > 5 ? '…' : '') })}
        undo={t(c, 'watch.do.undoFreeze')}
      />
      <Button look="danger" icon="lock" full>
        {t(c, 'watch.do.freeze.button', { count: family.count })}
      </Button>
    </Form>
  );
}

function IncidentPanel({ c, detail }: Props) {
  if (detail.alert.incident !== null) return null;
  return (
    <Panel title={t(c, 'watch.do.incident.title')}>
      <div class="ec-stack" data-gap="s">
        <p class="ec-s">{t(c, 'watch.do.incident.text')}</p>
        <LinkButton href={`/incidents/nouveau?alerte=${detail.alert.id}`} look="main" full>
          {t(c, 'watch.do.incident.button')}
        </LinkButton>
      </div>
    </Panel>
  );
}

/** Sessions or links; not drawn when there is nothing to close. */
function ActPanel({
  c,
  detail,
  act,
  count,
  path,
}: Props & { act: 'sessions' | 'links'; count: number; path: string }) {
  if (count === 0) return null;
  return (
    <Form title={t(c, `watch.do.${act}.title`)} action={`/alertes/${detail.alert.id}/${path}`}>
      <Effect
        c={c}
        what={t(c, `watch.do.${act}.what`, { count })}
        who={t(c, `watch.do.${act}.who`)}
        undo={t(c, `watch.do.${act}.undo`)}
      />
      <Button look="secondary" full>
        {t(c, `watch.do.${act}.button`)}
      </Button>
    </Form>
  );
}

function ClosePanel({ c, detail }: Props) {
  return (
    <Form title={t(c, 'watch.do.close.title')} action={`/alertes/${detail.alert.id}/clore`}>
      <Effect
        c={c}
        what={t(c, 'watch.do.close.what')}
        who={t(c, 'watch.do.close.who')}
        undo={t(c, 'watch.do.close.undo')}
      />
      <Select
        c={c}
        id="motif-cloture"
        name="why"
        label={t(c, 'watch.do.close.why')}
        options={CLOSE_REASONS.map((why) => ({ value: why, label: t(c, `watch.do.reason.${why}`) }))}
      />
      <Button look="secondary" full>
        {t(c, 'watch.do.close.button')}
      </Button>
    </Form>
  );
}

function Form(props: { title: string; action: string; danger?: boolean; children?: Child }) {
  return (
    <Panel title={props.title} tone={props.danger ? 'danger' : undefined}>
      <form class="ec-stack" data-gap="s" method="post" action={props.action}>
        {props.children}
      </form>
    </Panel>
  );
}
