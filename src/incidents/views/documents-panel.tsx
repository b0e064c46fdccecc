import { type AppContext, formatDateTime, LinkButton, langOf, Panel, Table, Tag, t } from '../../ui/index.ts';
import { DOCUMENT_KINDS } from '../documents/questions.ts';
import type { IncidentFile } from '../incident.ts';

/** Step 3: each document, where it stands, what it is for. */
export function DocumentsPanel({ c, file }: { c: AppContext; file: IncidentFile }) {
  const lang = langOf(c);
  const open = file.incident.state === 'open';
  return (
    <Panel id="notifier" title={t(c, 'incidents.notify.title')} flush>
      <p class="ec-pad ec-s ec-mute">{t(c, 'incidents.notify.lead')}</p>
      <Table
        caption={t(c, 'incidents.notify.caption')}
        columns={[
          { label: t(c, 'incidents.notify.col.document') },
          { label: t(c, 'incidents.notify.col.state') },
          { label: t(c, 'incidents.notify.col.act'), hidden: true },
        ]}
        rows={DOCUMENT_KINDS.map((kind) => {
          const versions = file.documents.filter((one) => one.kind === kind);
          const last = versions[0];
          const sent = versions.find((one) => one.sentAt !== null);
          const title = t(c, `incidents.document.${kind}.title`);
          return {
            cells: [
              <>
                {title}
                <span class="ec-sub">{t(c, `incidents.document.${kind}.use`)}</span>
              </>,
              <>
                <Tag color={sent ? 'success' : last ? 'warning' : 'neutral'} dot={sent ? 'disc' : 'ring'}>
                  {t(c, `incidents.docState.${sent ? 'sent' : last ? 'draft' : 'none'}`)}
                </Tag>
                {last ? (
                  <span class="ec-sub">
                    {t(c, 'incidents.notify.version', {
                      version: last.version,
                      name: last.by ?? t(c, 'incidents.view.someone'),
                      at: formatDateTime(lang, new Date(last.at)),
                    })}
                  </span>
                ) : null}
              </>,
              open || last ? (
                <LinkButton
                  href={`/incidents/${file.incident.id}/documents/${kind}`}
                  look="secondary"
                  compact
                  label={`${t(c, word(open, last !== undefined))} : ${title}`}
                >
                  {t(c, word(open, last !== undefined))}
                </LinkButton>
              ) : null,
            ],
          };
        })}
      />
    </Panel>
  );
}

const word = (open: boolean, written: boolean) =>
  open ? (written ? 'incidents.notify.edit' : 'incidents.notify.write') : 'incidents.notify.read';
