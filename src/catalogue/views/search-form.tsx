import { Button, Field, Select, t, type Viewer } from '../../ui/index.ts';
import { type Criteria, LEVELS, RHYTHMS, START_CHOICES, searchHref } from '../search/criteria.ts';
import type { SearchResult } from '../search/search-sessions.ts';

export interface FormProps {
  c: Viewer;
  criteria: Criteria;
  /** By field. */
  errors: ReadonlyMap<string, string>;
  /** As typed, so that a field in error keeps what it held. */
  typed: (field: string) => string;
}

/** The bar on top: words, place, start. */
export function SearchBar({ c, criteria, errors, typed }: FormProps) {
  return (
    <section class="ds-card ec-panel" aria-label={t(c, 'catalogue.search.submit')}>
      <div class="ec-search">
        <Field
          c={c}
          id="q"
          type="search"
          label={t(c, 'catalogue.search.q')}
          value={typed('q')}
          error={errors.get('q')}
          maxlength={200}
          autocomplete="off"
        />
        <Field
          c={c}
          id="lieu"
          label={t(c, 'catalogue.search.lieu')}
          value={typed('lieu')}
          error={errors.get('lieu')}
          placeholder={t(c, 'catalogue.search.lieuExample')}
          maxlength={200}
          autocomplete="off"
        />
        <Select
          c={c}
          id="debut"
          label={t(c, 'catalogue.search.debut')}
          value={criteria.start}
          options={START_CHOICES.map((value) => ({ value, label: t(c, `catalogue.search.start.${value}`) }))}
        />
        <Button type="submit">{t(c, 'catalogue.search.submit')}</Button>
      </div>
    </section>
  );
}

/** The panel beside the results. Counts tell how many trainings each choice would leave. */
export function Filters({
  c,
  criteria,
  errors,
  typed,
  facets,
}: FormProps & { facets: SearchResult['facets'] | null }) {
  const counted = (label: string, count: number | undefined): string =>
    count === undefined ? label : t(c, 'catalogue.search.counted', { label, count });
  return (
    <section class="ds-card ec-panel" aria-label={t(c, 'catalogue.search.filters')}>
      <details class="ec-fold" open data-fold-on-phone>
        <summary>
          <h2 class="ds-heading" data-size="xs">
            {t(c, 'catalogue.search.filters')}
          </h2>
        </summary>
        <p class="ec-s">
          <a href={clearHref(criteria)}>{t(c, 'catalogue.search.clear')}</a>
        </p>
        <fieldset class="ec-set">
          <legend>{t(c, 'catalogue.search.places')}</legend>
          <Tick
            id="places"
            name="places"
            value="1"
            checked={criteria.open}
            label={counted(t(c, 'catalogue.search.open'), facets?.open)}
          />
          <Tick
            id="passees"
            name="passees"
            value="1"
            checked={criteria.past}
            label={t(c, 'catalogue.search.past')}
          />
        </fieldset>
        <hr class="ec-sep" />
        <fieldset class="ec-set">
          <legend>{t(c, 'catalogue.search.level')}</legend>
          {LEVELS.map((level) => (
            <Tick
              id={`niveau-${level}`}
              name="niveau"
              value={level}
              checked={criteria.levels.includes(level)}
              label={counted(t(c, `catalogue.search.level.${level}`), facets?.levels[level])}
            />
          ))}
        </fieldset>
        <hr class="ec-sep" />
        <fieldset class="ec-set">
          <legend>{t(c, 'catalogue.search.rhythm')}</legend>
          {RHYTHMS.map((rhythm) => (
            <Tick
              id={`rythme-${rhythm}`}
              name="rythme"
              value={rhythm}
              checked={criteria.rhythms.includes(rhythm)}
              label={counted(t(c, `catalogue.search.rhythm.${rhythm}`), facets?.rhythms[rhythm])}
            />
          ))}
        </fieldset>
        <hr class="ec-sep" />
        <fieldset class="ec-set">
          <legend>{t(c, 'catalogue.search.dates')}</legend>
          <Field
            c={c}
            id="apres"
            type="date"
            label={t(c, 'catalogue.search.apres')}
            value={typed('apres')}
            error={errors.get('apres')}
          />
          <Field
            c={c}
            id="avant"
            type="date"
            label={t(c, 'catalogue.search.avant')}
            value={typed('avant')}
            error={errors.get('avant')}
          />
        </fieldset>
        <hr class="ec-sep" />
        <fieldset class="ec-set">
          <legend>{t(c, 'catalogue.search.codes')}</legend>
          <Field
            c={c}
            id="rome"
            label={t(c, 'catalogue.search.rome')}
            value={typed('rome')}
            error={errors.get('rome')}
            placeholder={t(c, 'catalogue.search.romeExample')}
            maxlength={8}
            autocomplete="off"
          />
          <Field
            c={c}
            id="formacode"
            label={t(c, 'catalogue.search.formacode')}
            value={typed('formacode')}
            error={errors.get('formacode')}
            placeholder={t(c, 'catalogue.search.formacodeExample')}
            maxlength={8}
            inputmode="numeric"
            autocomplete="off"
          />
        </fieldset>
        <Button type="submit" look="secondary" full>
          {t(c, 'catalogue.search.apply')}
        </Button>
      </details>
    </section>
  );
}

function Tick({
  id,
  name,
  value,
  checked,
  label,
}: {
  id: string;
  name: string;
  value: string;
  checked: boolean;
  label: string;
}) {
  return (
    <div class="ds-field">
      <input class="ds-input" type="checkbox" id={id} name={name} value={value} checked={checked} />
      <label for={id}>{label}</label>
    </div>
  );
}

/** Everything taken back but for whom one searches. */
export function clearHref(criteria: Criteria): string {
  return criteria.person === null ? '/formations' : `/formations?pour=${criteria.person}`;
}

/** Links that widen a search that found nothing, each to what it would do. */
export function wideningLinks(c: Viewer, criteria: Criteria): { href: string; label: string }[] {
  const { place } = criteria;
  const links: { href: string; label: string }[] = [];
  const add = (label: string, change: Partial<Criteria>): void => {
    links.push({ label, href: searchHref(criteria, change) });
  };
  if (place !== null && place.kind !== 'department') {
    const radius = Math.min(200, Math.max(50, (place.radiusKm ?? 20) * 2));
    const name = place.kind === 'commune' ? place.name : place.postalCode;
    add(t(c, 'catalogue.search.without.wider', { radius }), { placeText: `${name}, ${radius} km` });
  }
  if (place !== null) add(t(c, 'catalogue.search.without.place'), { place: null, placeText: '' });
  if (criteria.start !== '' || criteria.from !== '' || criteria.until !== '') {
    add(t(c, 'catalogue.search.without.dates'), { start: '', from: '', until: '' });
  }
  if (
    criteria.open ||
    criteria.levels.length > 0 ||
    criteria.rhythms.length > 0 ||
    criteria.rome ||
    criteria.formacode
  ) {
    add(t(c, 'catalogue.search.without.filters'), {
      open: false,
      levels: [],
      rhythms: [],
      rome: '',
      formacode: '',
    });
  }
  if (criteria.q !== '' && links.length > 0) add(t(c, 'catalogue.search.without.words'), { q: '' });
  return links;
}
