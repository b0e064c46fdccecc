import { Button, EmptyState, formatDateTime, langOf, Panel, Table, t } from '../../ui/index.ts';
import type { NoticesPageProps } from './notices-page.tsx';

/** The files for the print house. */
export function BatchesPanel({ c, id, view }: NoticesPageProps) {
  const lang = langOf(c);
  const columns = (['lot', 'at', 'letters', 'pages', 'downloads', 'act'] as const).map((key) => ({
    label: t(c, `notices.batches.${key}`),
  }));
  return (
    <Panel title={t(c, 'notices.batches.title')} id="lettres">
      <p class="ec-mute">
        {t(c, view.incident.exercise ? 'notices.batches.leadExercise' : 'notices.batches.lead')}
      </p>
      {view.batches.length === 0 ? (
        <EmptyState title={t(c, 'notices.batches.none')} />
      ) : (
        <Table
          caption={t(c, 'notices.batches.title')}
          columns={columns}
          rows={view.batches.map((batch) => ({
            cells: [
              batch.id,
              formatDateTime(lang, new Date(batch.at)),
              batch.letters,
              batch.pages,
              batch.downloads,
              <form method="post" action={`/incidents/${id}/avis/lots/${batch.id}`}>
                <Button look="secondary" compact>
                  {t(c, 'notices.batches.download', { n: batch.id })}
                </Button>
              </form>,
            ],
          }))}
        />
      )}
    </Panel>
  );
}
