import { type AppContext, Button, LinkButton, Page, PageHead, Panel, t } from '../../ui/index.ts';

export const REPORTED = ['email', 'sms', 'letter', 'call'] as const;

/** Somebody got a false notice: one question, nothing about them. */
export function ReportPage({ c, thanks }: { c: AppContext; thanks: boolean }) {
  const title = t(c, thanks ? 'notices.report.thanks' : 'notices.report.title');
  return (
    <Page c={c} title={title} public>
      <div class="ec-phone ec-stack">
        <div>
          <PageHead title={title} />
          {thanks ? null : <p class="ec-lead ec-mute">{t(c, 'notices.report.lead')}</p>}
        </div>
        {thanks ? (
          <Panel label={title}>
            <p>{t(c, 'notices.report.next')}</p>
            <LinkButton href="/verifier" look="secondary">
              {t(c, 'notices.screen.checkPage')}
            </LinkButton>
          </Panel>
        ) : (
          <form class="ds-card ec-panel ec-stack" method="post" action="/verifier/signaler">
            <fieldset class="ec-set">
              <legend>{t(c, 'notices.report.how')}</legend>
              {REPORTED.map((channel, n) => (
                <div class="ds-field">
                  <input
                    class="ds-input"
                    type="radio"
                    id={`channel-${channel}`}
                    name="channel"
                    value={channel}
                    checked={n === 0}
                  />
                  <label class="ds-label" for={`channel-${channel}`}>
                    {t(c, `notices.report.${channel}`)}
                  </label>
                </div>
              ))}
            </fieldset>
            <Button look="main" full>
              {t(c, 'notices.report.submit')}
            </Button>
          </form>
        )}
      </div>
    </Page>
  );
}
