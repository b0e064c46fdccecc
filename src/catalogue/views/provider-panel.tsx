import { DataList, type Datum, Icon, Panel, safeUrl, t, type Viewer } from '../../ui/index.ts';
import type { ContactView, TrainingPage } from '../find-training.ts';

/** Who teaches, whom to call or write to. These are organisations' contacts, as they publish them. */
export function ProviderPanel({ c, training }: { c: Viewer; training: TrainingPage }) {
  const { provider } = training;
  const contact = bestContact(training);
  const trainers = [...new Set(training.actions.flatMap((each) => each.trainer.name ?? []))].filter(
    (name) => name !== provider.providerName && name !== provider.legalName,
  );
  const pages = [
    ...new Set([training.url, ...training.actions.map((each) => each.url)].flatMap((each) => each ?? [])),
  ];
  const rows: (Datum | null)[] = [
    contact.name === null ? null : { label: t(c, 'catalogue.training.contact'), value: contact.name },
    contact.phone === null
      ? null
      : {
          label: t(c, 'catalogue.training.phone'),
          value: <a href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`}>{contact.phone}</a>,
        },
    contact.email === null
      ? null
      : {
          label: t(c, 'catalogue.training.email'),
          value: <a href={`mailto:${encodeURI(contact.email)}`}>{contact.email}</a>,
        },
    siteRow(c, provider.url),
    provider.address.length === 0 && provider.town === null
      ? null
      : {
          label: t(c, 'catalogue.training.addressLabel'),
          value: [...provider.address, provider.town].filter(Boolean).join(', '),
        },
    trainers.length === 0 ? null : { label: t(c, 'catalogue.training.trainer'), value: trainers.join(', ') },
    provider.siret === null
      ? null
      : {
          label: t(c, 'catalogue.training.siret'),
          value: provider.siret.replace(/(\d{3})(\d{3})(\d{3})(\d{5})/, '$1 $2 $3 $4'),
        },
  ];
  return (
    <Panel title={provider.providerName}>
      <DataList items={rows.filter((row) => row !== null)} />
      {pages[0] === undefined ? null : (
        <p>
          <a class="ec-row" href={safeUrl(pages[0]) ?? undefined} rel="noreferrer">
            <Icon name="arrow" />
            {t(c, 'catalogue.training.page')}
          </a>
        </p>
      )}
    </Panel>
  );
}

function siteRow(c: Viewer, url: string | null): Datum | null {
  const href = safeUrl(url);
  if (url === null || href === null) return null;
  return {
    label: t(c, 'catalogue.training.site'),
    value: (
      <a href={href} rel="noreferrer">
        {new URL(url).hostname.replace(/^www\./, '')}
      </a>
    ),
  };
}

/** The training's contact, completed by the provider's and the trainer's. */
function bestContact(training: TrainingPage): ContactView {
  const all = [
    training.contact,
    ...training.sessions.filter((each) => !each.closed).map((each) => each.contact),
    training.provider,
    ...training.actions.map((each) => ({ ...each.trainer, name: null })),
  ];
  const first = (pick: (contact: ContactView) => string | null): string | null =>
    all.map(pick).find((each) => each !== null) ?? null;
  return {
    name: first((each) => each.name),
    email: first((each) => each.email),
    phone: first((each) => each.phone),
  };
}
