import { Button, Effect, formatDateTime, LinkButton, langOf, Panel, TextArea, t } from '../../ui/index.ts';
import { sumUp } from '../view.ts';
import type { NoticesPageProps } from './notices-page.tsx';

/** Asks for the second person. */
export function AskPanel({ c, id, view }: NoticesPageProps) {
  const { people } = view;
  return (
    <Panel title={t(c, 'notices.ask.title')} tone="warning" id="demande">
      {view.text?.state !== 'draft' ? <p>{t(c, 'notices.ask.more')}</p> : null}
      <Effect
        c={c}
        what={t(c, 'notices.ask.effect')}
        who={t(c, 'notices.ask.whom', { people })}
        undo={t(c, 'notices.ask.undo')}
      />
      <form class="ec-stack" method="post" action={`/incidents/${id}/avis/demande`}>
        <TextArea
          c={c}
          id="why"
          label={t(c, 'notices.ask.why')}
          help={t(c, 'notices.ask.whyHelp')}
          rows={2}
          maxlength={500}
          required
        />
        <Button look="main">{t(c, 'notices.ask.submit', { people })}</Button>
      </form>
    </Panel>
  );
}

export function AskedPanel({ c, view }: NoticesPageProps) {
  return (
    <Panel title={t(c, 'notices.asked.title')} tone="water">
      <p>{t(c, 'notices.asked.text')}</p>
      <LinkButton href={`/demandes/${view.text?.request ?? ''}`} look="secondary">
        {t(c, 'notices.asked.open')}
      </LinkButton>
    </Panel>
  );
}

/** Pause or resume; nothing of both once all have left. */
export function SteerPanel({ c, id, view }: NoticesPageProps) {
  const { queued: waiting, toPost, doubt } = sumUp(view);
  // Nothing is prepared in the first seconds after an approval: then it is everybody.
  const queued = view.counts.length === 0 ? view.people : waiting;
  const all = queued + toPost;
  const running = view.text?.state === 'running';
  const approved = view.text?.approvedAt ?? null;
  const note = approved ? (
    <p class="ec-xs ec-mute">
      {t(c, 'notices.steer.approvedAt', { at: formatDateTime(langOf(c), new Date(approved)) })}
    </p>
  ) : null;
  if (all === 0 && view.counts.length > 0)
    return (
      <Panel title={t(c, 'notices.done.title')} tone="ok">
        {doubt === 0 ? <p>{t(c, 'notices.done.text')}</p> : null}
        {note}
      </Panel>
    );
  return running ? (
    <Panel title={t(c, 'notices.steer.pauseTitle')} tone="warning">
      <Effect
        c={c}
        what={t(c, 'notices.steer.pauseEffect')}
        who={t(c, 'notices.steer.pauseWhom', { n: all })}
        undo={t(c, 'notices.steer.pauseUndo')}
      />
      <form method="post" action={`/incidents/${id}/avis/suspendre`}>
        <Button look="secondary">{t(c, 'notices.steer.pause')}</Button>
      </form>
      {note}
    </Panel>
  ) : (
    <Panel title={t(c, 'notices.steer.resumeTitle')} tone="danger">
      <Effect
        c={c}
        what={t(c, 'notices.steer.resumeEffect', { n: queued, letters: toPost })}
        who={t(c, 'notices.steer.resumeWhom', { all })}
        undo={t(c, 'notices.steer.resumeUndo')}
      />
      <form method="post" action={`/incidents/${id}/avis/reprendre`}>
        <Button look="danger">{t(c, 'notices.steer.resume')}</Button>
      </form>
      {note}
    </Panel>
  );
}
