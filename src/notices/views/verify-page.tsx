import {
  type AppContext,
  Button,
  DataList,
  ErrorSummary,
  Field,
  formatLongDate,
  Icon,
  LinkButton,
  langOf,
  Page,
  PageHead,
  Panel,
  t,
  withArticle,
} from '../../ui/index.ts';
import { seenFields, WORTH_SAYING } from '../compose/facts.ts';
import type { Verified } from '../verify.ts';

interface VerifyPageProps {
  c: AppContext;
  typed: string | null;
  /** `malformed`: no code; null: nothing was asked. */
  answer: Verified | 'unknown' | 'malformed' | null;
}

/** Is this notice real? Says yes or no, when, how and what was seen; never a name. */
export function VerifyPage({ c, typed, answer }: VerifyPageProps) {
  const error = answer === 'malformed' ? t(c, 'notices.verify.malformed') : null;
  const title = t(c, 'notices.verify.title');
  return (
    <Page c={c} title={title} public errors={error !== null}>
      <div class="ec-phone ec-stack">
        <div>
          <PageHead title={title} />
          <p class="ec-lead ec-mute">{t(c, 'notices.verify.lead')}</p>
        </div>
        <ErrorSummary c={c} errors={error ? [{ id: 'code', message: error }] : []} />
        <form class="ds-card ec-panel" method="post" action="/verifier">
          <Field
            c={c}
            id="code"
            label={t(c, 'notices.verify.label')}
            help={t(c, 'notices.verify.help')}
            error={error}
            value={typed?.slice(0, 40)}
            maxlength={40}
            autocomplete="off"
            spellcheck={false}
            required
            mono
          />
          <Button look="main" full>
            {t(c, 'notices.verify.submit')}
          </Button>
        </form>
        {answer === 'unknown' ? (
          <div role="status">
            <Panel title={t(c, 'notices.verify.unknown')} tone="danger" id="resultat">
              <p>{t(c, 'notices.verify.unknownText')}</p>
            </Panel>
          </div>
        ) : null}
        {answer !== null && typeof answer === 'object' ? <Known c={c} found={answer} /> : null}
        <Panel title={t(c, 'notices.verify.carefulTitle')}>
          <ul>
            <li>{t(c, 'notices.verify.careful1')}</li>
            <li>{t(c, 'notices.verify.careful2')}</li>
            <li>{t(c, 'notices.verify.careful3')}</li>
          </ul>
          <LinkButton href="/verifier/signaler" look="secondary">
            {t(c, 'notices.verify.report')}
          </LinkButton>
        </Panel>
      </div>
    </Page>
  );
}

function Known({ c, found }: { c: AppContext; found: Verified }) {
  const lang = langOf(c);
  const seen = seenFields(found.seen);
  const notSeen = WORTH_SAYING.filter((field) => !seen.includes(field));
  const words = (fields: readonly (typeof seen)[number][]) =>
    fields.map((field) => t(c, `notices.short.${field}`)).join(', ');
  const params = {
    channel: t(c, `notices.channel.${found.channel}`),
    structure: withArticle(lang, found.structure, 'within'),
  };
  return (
    <section class="ds-card ec-panel ec-ok" id="resultat" role="status">
      <div class="ec-verdict">
        <span class="ec-seal">
          <Icon name="check" />
        </span>
        <div>
          <h2 class="ds-heading" data-size="xs">
            {t(c, 'notices.verify.known')}
          </h2>
          <p>
            {found.at
              ? t(c, 'notices.verify.knownText', { ...params, at: formatLongDate(lang, new Date(found.at)) })
              : t(c, 'notices.verify.knownSoon', params)}
          </p>
          {found.exercise ? <p>{t(c, 'notices.verify.exercise')}</p> : null}
        </div>
      </div>
      <DataList
        items={[
          { label: t(c, 'notices.verify.subject'), value: t(c, 'notices.verify.subjectText') },
          { label: t(c, 'notices.verify.seen'), value: words(seen) },
          {
            label: t(c, 'notices.verify.notSeen'),
            value: [...(notSeen.length > 0 ? [words(notSeen)] : []), t(c, 'notices.short.password')].join(
              ', ',
            ),
          },
        ]}
      />
      <p class="ec-s ec-mute">{t(c, 'notices.verify.noName')}</p>
    </section>
  );
}
