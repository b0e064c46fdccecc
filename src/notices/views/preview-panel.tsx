import { Panel, t } from '../../ui/index.ts';
import { composeEmail } from '../compose/email.ts';
import { noticeSections } from '../compose/sections.ts';
import { composeSms } from '../compose/sms.ts';
import { previewFacts } from '../preview.ts';
import type { NoticesPageProps } from './notices-page.tsx';

/** What an invented person would get, by each channel chosen. */
export function PreviewPanel({ c, id, view, publicUrl }: NoticesPageProps) {
  const facts = previewFacts(view, publicUrl);
  const channels = view.text?.channels ?? [];
  const sms = composeSms(facts);
  return (
    <Panel title={t(c, 'notices.preview.title')} id="apercu">
      <div class="ec-stack" data-gap="s">
        <p class="ec-mute">{t(c, 'notices.preview.lead')}</p>
        {channels.includes('email') ? (
          <details>
            <summary>{t(c, 'notices.preview.email')}</summary>
            <div class="ec-stack" data-gap="s" lang="fr">
              <p>
                <strong>{t(c, 'notices.preview.subject', { subject: composeEmail(facts).subject })}</strong>
              </p>
              <p>{t('fr', 'notices.letter.hello', { name: facts.givenName })}</p>
              <p>{t('fr', facts.exercise ? 'notices.letter.exerciseLead' : 'notices.letter.lead')}</p>
              {noticeSections('fr', facts).map(({ title, paragraphs, bullets }) => (
                <>
                  <h3 class="ds-heading" data-size="2xs">
                    {title}
                  </h3>
                  {paragraphs.map((text) => (
                    <p>{text}</p>
                  ))}
                  {bullets.length > 0 ? (
                    <ul>
                      {bullets.map((text) => (
                        <li>{text}</li>
                      ))}
                    </ul>
                  ) : null}
                </>
              ))}
            </div>
          </details>
        ) : null}
        {channels.includes('sms') ? (
          <details>
            <summary>{t(c, 'notices.preview.sms', { n: sms.length })}</summary>
            <p lang="fr">{sms}</p>
          </details>
        ) : null}
        {channels.includes('letter') ? (
          <p>
            <a href={`/incidents/${id}/avis/lettre.pdf`}>{t(c, 'notices.preview.letter')}</a>
          </p>
        ) : null}
      </div>
    </Panel>
  );
}
