import {
  type AppContext,
  DataList,
  type Datum,
  findText,
  formatDate,
  langOf,
  Panel,
  t,
} from '../../ui/index.ts';
import type { RevealedPerson } from '../../vault/index.ts';
import { situationTexts } from '../read-situation-form.ts';

export function SituationPanel({ c, person }: { c: AppContext; person: RevealedPerson }) {
  const situation = person.values.situation ?? {};
  const items: Datum[] = situationTexts.flatMap((id) => {
    const value = situation[id];
    return value ? [{ label: t(c, `dossiers.field.${id}`), value }] : [];
  });
  if (situation.availableFrom) {
    items.push({
      label: t(c, 'dossiers.field.availableFrom'),
      value: formatDate(langOf(c), situation.availableFrom),
    });
  }
  if (situation.programme) {
    items.push({
      label: t(c, 'dossiers.field.programme'),
      value: findText(c, `dossiers.programme.${situation.programme}`) ?? situation.programme,
    });
  }
  return (
    <Panel
      id="situation"
      title={t(c, 'dossiers.situation.title')}
      aside={<a href={`/dossiers/${person.ref}/modifier`}>{t(c, 'dossiers.situation.edit')}</a>}
    >
      {items.length > 0 ? (
        <DataList items={items} small />
      ) : (
        <p class="ec-s ec-mute">{t(c, 'dossiers.situation.empty')}</p>
      )}
    </Panel>
  );
}
