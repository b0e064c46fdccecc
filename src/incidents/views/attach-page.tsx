import { type AppContext, ErrorSummary, type FieldError, Page, PageHead, Panel, t } from '../../ui/index.ts';
import type { IncidentFile } from '../incident.ts';
import { AttachForm } from './attach-form.tsx';
import { ExerciseBanner } from './exercise-banner.tsx';

/** The form of a piece of evidence again, with what was wrong: the file itself has to be chosen anew. */
export function AttachPage({
  c,
  file,
  about,
  errors,
}: {
  c: AppContext;
  file: IncidentFile;
  about: string;
  errors: readonly FieldError[];
}) {
  const { id, label, exercise } = file.incident;
  const title = t(c, 'incidents.attachments.add');
  return (
    <Page
      c={c}
      title={t(c, 'common.errors.titlePrefix', { title })}
      nav="incidents"
      breadcrumbs={[
        { label: t(c, 'incidents.list.title'), href: '/incidents' },
        { label, href: `/incidents/${id}` },
        { label: title },
      ]}
    >
      <PageHead title={title} lead={t(c, 'incidents.attachments.lead')} />
      <div class="ec-stack">
        <ErrorSummary c={c} errors={errors} />
        <ExerciseBanner c={c} exercise={exercise} />
        <Panel label={title}>
          <AttachForm c={c} id={id} about={about} errors={errors} />
        </Panel>
      </div>
    </Page>
  );
}
