import { type AppContext, formatDateTime, formatNumber, langOf, Table, t } from '../../ui/index.ts';
import { sayFields } from '../documents/say-field.ts';
import { type PeoplePage, pseudonym } from '../incident.ts';

/** People by pseudonym: which data, when first, how often. Nobody’s name is in the page, nor its number. */
export function PeopleTable({
  c,
  id,
  page,
  caption,
}: {
  c: AppContext;
  id: string;
  page: PeoplePage;
  caption: string;
}) {
  const lang = langOf(c);
  return (
    <Table
      caption={caption}
      captionShown
      columns={[
        { label: t(c, 'incidents.people.col.person') },
        { label: t(c, 'incidents.people.col.structure') },
        { label: t(c, 'incidents.people.col.data') },
        { label: t(c, 'incidents.people.col.first') },
        { label: t(c, 'incidents.people.col.times'), num: true },
      ]}
      rows={page.people.map(([person, structure, fields, , firstAt, , times]) => ({
        cells: [
          <a href={`/incidents/${id}/personnes/${person}`}>
            <span class="ec-mono">{pseudonym(person)}</span>
          </a>,
          structure ?? t(c, 'incidents.measure.noStructure'),
          sayFields(c, fields),
          formatDateTime(lang, new Date(firstAt)),
          formatNumber(lang, times),
        ],
      }))}
    />
  );
}
