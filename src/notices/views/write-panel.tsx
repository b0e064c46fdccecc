import { Button, Field, Panel, TextArea, t } from '../../ui/index.ts';
import type { NoticesPageProps } from './notices-page.tsx';

const CHANNELS = ['email', 'sms', 'letter'] as const;

/** The three texts that leave as they are, the channels, the pace. */
export function WritePanel({ c, id, view, open, typed }: NoticesPageProps) {
  const { text, incident } = view;
  const value = (name: 'happened' | 'measures' | 'contact') => typed?.[name] ?? text?.[name] ?? '';
  const usable = incident.exercise ? CHANNELS : open;
  const chosen = typed?.channels?.split(',') ?? text?.channels ?? usable;
  return (
    <Panel title={t(c, 'notices.write.title')} id="texte">
      <p class="ec-mute">{t(c, 'notices.write.lead')}</p>
      {typed ? (
        <p class="ds-validation-message" role="alert">
          {t(c, 'notices.write.invalid')}
        </p>
      ) : null}
      <form class="ec-stack" method="post" action={`/incidents/${id}/avis`}>
        {(['happened', 'measures'] as const).map((name) => (
          <TextArea
            c={c}
            id={name}
            label={t(c, `notices.write.${name}`)}
            help={t(c, `notices.write.${name}Help`)}
            value={value(name)}
            rows={4}
            maxlength={600}
            required
          />
        ))}
        <TextArea
          c={c}
          id="contact"
          label={t(c, 'notices.write.contact')}
          help={t(c, 'notices.write.contactHelp')}
          value={value('contact')}
          rows={2}
          maxlength={300}
          required
        />
        <fieldset class="ec-set">
          <legend>{t(c, 'notices.write.channels')}</legend>
          <p class="ec-s ec-mute">{t(c, 'notices.write.channelsHelp')}</p>
          {CHANNELS.map((channel) =>
            usable.includes(channel) ? (
              <div class="ds-field">
                <input
                  class="ds-input"
                  type="checkbox"
                  id={`channel-${channel}`}
                  name="channels"
                  value={channel}
                  checked={chosen.includes(channel)}
                />
                <label class="ds-label" for={`channel-${channel}`}>
                  {t(c, `notices.write.channel.${channel}`)}
                </label>
              </div>
            ) : (
              <p class="ec-s ec-mute">{t(c, `notices.write.off.${channel}`)}</p>
            ),
          )}
        </fieldset>
        <Field
          c={c}
          id="perMinute"
          label={t(c, 'notices.write.perMinute')}
          help={t(c, 'notices.write.perMinuteHelp')}
          type="number"
          min="1"
          max="60000"
          value={typed?.perMinute ?? String(text?.perMinute ?? 600)}
          required
        />
        <Button look={text ? 'secondary' : 'main'}>{t(c, 'notices.write.save')}</Button>
      </form>
    </Panel>
  );
}
