import {
  type AppContext,
  Button,
  EmptyState,
  type FieldError,
  formatDateTime,
  langOf,
  Panel,
  Table,
  TextArea,
  t,
} from '../../ui/index.ts';
import { sayBytes } from '../attachments/say-bytes.ts';
import type { Attachment, IncidentFile } from '../incident.ts';
import { AttachForm } from './attach-form.tsx';

/** Letters, screenshots, messages: what each is, its size and hash, who added it and when; withdrawn ones too. */
export function AttachmentsPanel({ c, file }: { c: AppContext; file: IncidentFile }) {
  const { incident, attachments } = file;
  const open = incident.state === 'open';
  const none: readonly FieldError[] = [];
  return (
    <Panel id="pieces" title={t(c, 'incidents.attachments.title')} flush>
      <p class="ec-pad ec-s ec-mute">{t(c, 'incidents.attachments.lead')}</p>
      {attachments.length === 0 ? (
        <EmptyState title={t(c, 'incidents.attachments.empty')} />
      ) : (
        <Table
          caption={t(c, 'incidents.attachments.caption')}
          columns={[
            { label: t(c, 'incidents.attachments.col.piece') },
            { label: t(c, 'incidents.attachments.col.added') },
            { label: t(c, 'incidents.attachments.col.size'), num: true },
            { label: t(c, 'incidents.attachments.col.act'), hidden: true },
          ]}
          rows={attachments.map((one) => ({
            cells: [
              <Said c={c} one={one} />,
              <>
                {formatDateTime(langOf(c), new Date(one.at))}
                <span class="ec-sub">{one.by ?? t(c, 'incidents.view.someone')}</span>
              </>,
              sayBytes(langOf(c), one.bytes),
              one.withdrawnAt === null ? <Acts c={c} one={one} id={incident.id} open={open} /> : null,
            ],
          }))}
        />
      )}
      {open ? (
        <details class="ec-pad">
          <summary>{t(c, 'incidents.attachments.add')}</summary>
          <AttachForm c={c} id={incident.id} about="" errors={none} />
        </details>
      ) : null}
    </Panel>
  );
}

function Said({ c, one }: { c: AppContext; one: Attachment }) {
  const label = t(c, 'incidents.attachments.label', { n: one.attachment, about: one.about });
  return (
    <>
      {one.withdrawnAt === null ? label : <s>{label}</s>}
      <span class="ec-sub" data-verbatim>
        {one.name}
      </span>
      <span class="ec-sub ec-mono ec-hash" data-verbatim>
        SHA-256 {one.sha256}
      </span>
      {one.withdrawnAt === null ? null : (
        <span class="ec-sub">
          {t(c, 'incidents.attachments.withdrawn', {
            at: formatDateTime(langOf(c), new Date(one.withdrawnAt)),
            name: one.withdrawnBy ?? t(c, 'incidents.view.someone'),
            why: one.withdrawnWhy ?? '',
          })}
        </span>
      )}
    </>
  );
}

function Acts({ c, one, id, open }: { c: AppContext; one: Attachment; id: string; open: boolean }) {
  const at = `/incidents/${id}/pieces/${one.attachment}`;
  return (
    <div class="ec-stack" data-gap="s">
      <form method="post" action={`${at}/fichier`}>
        <Button
          look="secondary"
          compact
          icon="key"
          label={`${t(c, 'incidents.attachments.take')} : ${one.about}`}
        >
          {t(c, 'incidents.attachments.take')}
        </Button>
      </form>
      {open ? (
        <details>
          <summary>{t(c, 'incidents.attachments.withdraw')}</summary>
          <form class="ec-stack" data-gap="s" method="post" action={`${at}/retirer`}>
            <TextArea
              c={c}
              id={`motif-piece-${one.attachment}`}
              name="motif"
              label={t(c, 'incidents.attachments.withdrawWhy')}
              help={t(c, 'incidents.attachments.withdrawHelp')}
              maxlength={500}
              rows={2}
              required
            />
            <Button look="secondary" compact>
              {t(c, 'incidents.attachments.withdraw')}
            </Button>
          </form>
        </details>
      ) : null}
    </div>
  );
}
