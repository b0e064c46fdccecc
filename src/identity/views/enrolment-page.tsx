import {
  Button,
  DataList,
  Field,
  Notice,
  Page,
  PageHead,
  type TextKey,
  t,
  type Viewer,
} from '../../ui/index.ts';
import type { Enrolment } from '../find-enrolment.ts';

/** Whose account it is, before anything is made: a link that went astray must be recognised. */
export function EnrolmentPage({
  c,
  enrolment,
  problem,
}: {
  c: Viewer;
  enrolment: Enrolment;
  problem?: TextKey;
}) {
  const keys = enrolment.credentialIds.length;
  const { actor } = c.var;
  const adding = actor !== null && actor.accountId === enrolment.accountId;
  return (
    <Page c={c} title={t(c, 'identity.enrol.title')} scripts={['passkey']} public={!adding}>
      <div class="ec-narrow ec-stack">
        <PageHead title={t(c, 'identity.enrol.title')} lead={t(c, 'identity.enrol.lead')} />
        {problem ? (
          <Notice color="warning" status>
            {t(c, problem)}
          </Notice>
        ) : null}
        <form
          class="ds-card ec-panel"
          method="post"
          action="/enrolement"
          data-passkey-enrol
          data-cancelled={t(c, 'identity.error.cancelled')}
          data-failed={t(c, 'identity.error.failed')}
          data-known={t(c, 'identity.error.known')}
        >
          <DataList
            items={[
              { label: t(c, 'identity.enrol.account'), value: enrolment.displayName ?? enrolment.email },
              { label: t(c, 'identity.enrol.structure'), value: enrolment.structureName },
              { label: t(c, 'identity.enrol.role'), value: t(c, `common.role.${enrolment.role}`) },
              ...(keys > 0 ? [{ label: t(c, 'identity.enrol.keys'), value: keys }] : []),
            ]}
          />
          <Field
            c={c}
            id="label"
            label={t(c, 'identity.enrol.label')}
            help={t(c, 'identity.enrol.labelHelp')}
            value={t(c, 'identity.enrol.labelDefault', { n: keys + 1 })}
            maxlength={60}
            required
          />
          <Button look="main" full icon="key">
            {t(c, 'identity.enrol.submit')}
          </Button>
        </form>
        {adding ? (
          <p class="ec-s">
            <a href="/mon-compte">{t(c, 'identity.enrol.back')}</a>
          </p>
        ) : (
          <p class="ec-s ec-mute">{t(c, 'identity.enrol.notYou')}</p>
        )}
      </div>
    </Page>
  );
}

/** What the one-time link itself opens; it looks nothing up, so it is the same for every link. */
export function EnrolmentLinkPage({ c, token }: { c: Viewer; token: string }) {
  return (
    <Page c={c} title={t(c, 'identity.enrol.title')} public>
      <div class="ec-narrow ec-stack">
        <PageHead title={t(c, 'identity.enrol.title')} lead={t(c, 'identity.enrol.lead')} />
        <form class="ds-card ec-panel" method="post" action={`/enrolement/${token}`}>
          <p>{t(c, 'identity.enrol.openText')}</p>
          <Button look="main" full>
            {t(c, 'identity.enrol.open')}
          </Button>
        </form>
      </div>
    </Page>
  );
}

/** One answer for a link that never existed, was used, or is over. */
export function EnrolmentUnknownPage({ c }: { c: Viewer }) {
  return (
    <Page c={c} title={t(c, 'identity.enrol.unknownTitle')} public>
      <div class="ec-narrow ec-stack">
        <PageHead title={t(c, 'identity.enrol.unknownTitle')} />
        <section class="ds-card ec-panel" data-tone="warning">
          <p>{t(c, 'identity.enrol.unknownWhy')}</p>
          <p>{t(c, 'identity.enrol.unknownNext')}</p>
        </section>
      </div>
    </Page>
  );
}
