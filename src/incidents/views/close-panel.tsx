import { type AppContext, Button, Effect, Panel, TextArea, t } from '../../ui/index.ts';
import type { IncidentFile } from '../incident.ts';

/** Step 5, or the way back from it. */
export function ClosePanel({ c, file }: { c: AppContext; file: IncidentFile }) {
  const { incident, missing } = file;
  if (incident.state === 'closed')
    return (
      <Panel id="clore" title={t(c, 'incidents.close.reopen')}>
        <form class="ec-stack" data-gap="s" method="post" action={`/incidents/${incident.id}/rouvrir`}>
          <Effect
            c={c}
            what={t(c, 'incidents.close.reopenWhat')}
            who={t(c, 'incidents.close.reopenWho')}
            undo={t(c, 'incidents.close.reopenUndo')}
          />
          <TextArea c={c} id="motif" label={t(c, 'incidents.close.why')} maxlength={2000} required />
          <Button look="secondary">{t(c, 'incidents.close.reopen')}</Button>
        </form>
      </Panel>
    );
  const ready = missing.length === 0;
  return (
    <Panel id="clore" title={t(c, 'incidents.close.title')}>
      <form class="ec-stack" data-gap="s" method="post" action={`/incidents/${incident.id}/clore`}>
        {ready ? (
          <p>{t(c, 'incidents.close.ready')}</p>
        ) : (
          <div>
            <p>{t(c, 'incidents.close.missing')}</p>
            <ul class="ec-s">
              {missing.map((one) => (
                <li>{t(c, `incidents.close.lacks.${one}`)}</li>
              ))}
            </ul>
          </div>
        )}
        <Effect
          c={c}
          what={t(c, 'incidents.close.what')}
          who={t(c, 'incidents.close.who')}
          undo={t(c, 'incidents.close.undo')}
        />
        <TextArea
          c={c}
          id="motif"
          label={t(c, 'incidents.close.why')}
          help={t(c, ready ? 'incidents.close.whyReady' : 'incidents.close.whyMissing')}
          maxlength={2000}
          rows={2}
          required={!ready}
          optional={ready}
        />
        <Button look={ready ? 'plain' : 'secondary'}>{t(c, 'incidents.close.button')}</Button>
      </form>
    </Panel>
  );
}
