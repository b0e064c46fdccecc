import { DataList, formatDateTime, formatNumber, langOf, Panel, t } from '../../ui/index.ts';
import { projectEnd, sumUp } from '../view.ts';
import type { NoticesPageProps } from './notices-page.tsx';

/** Delivered, queued, to post, failed; the pace and when it ends. */
export function ProgressPanel({ c, view }: NoticesPageProps) {
  const lang = langOf(c);
  const totals = sumUp(view);
  const done = totals.delivered + totals.printed;
  const end = projectEnd(view, new Date());
  const number = (n: number) => formatNumber(lang, n);
  const rows = (
    ['delivered', 'queued', 'toPost', 'printed', 'failed', 'doubt', 'unreachable'] as const
  ).filter((row) => row === 'delivered' || row === 'queued' || totals[row] > 0);
  return (
    <Panel
      title={t(c, 'notices.screen.title')}
      footer={<a href="/verifier">{t(c, 'notices.screen.checkPage')}</a>}
    >
      <p>
        <strong>
          {t(c, 'notices.screen.progress', { done: number(done), people: number(view.people) })}
        </strong>
      </p>
      <progress value={done} max={Math.max(view.people, 1)} aria-label={t(c, 'notices.screen.progressLabel')}>
        {t(c, 'notices.screen.progress', { done: number(done), people: number(view.people) })}
      </progress>
      <DataList
        small
        items={rows.map((row) => ({
          label: t(c, `notices.screen.count.${row}`),
          value: number(totals[row]),
        }))}
      />
      {totals.queued > 0 && view.text?.state === 'running' ? (
        <p class="ec-s">
          {end
            ? t(c, 'notices.screen.pace', { pace: number(view.pace), end: formatDateTime(lang, end) })
            : t(c, 'notices.screen.paceNone')}
        </p>
      ) : null}
      {totals.doubt > 0 ? (
        <p class="ec-s">
          <strong>{t(c, 'notices.screen.doubtTitle')}.</strong>{' '}
          {t(c, 'notices.screen.doubtText', { n: totals.doubt })}
        </p>
      ) : null}
      {totals.unreachable > 0 ? <p class="ec-s">{t(c, 'notices.screen.unreachableText')}</p> : null}
      {view.reports > 0 ? <p class="ec-s">{t(c, 'notices.screen.reports', { n: view.reports })}</p> : null}
      <p class="ec-xs ec-mute">{t(c, 'notices.screen.codeNote')}</p>
    </Panel>
  );
}
