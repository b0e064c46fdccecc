import {
  type AppContext,
  Button,
  Effect,
  formatDate,
  formatDateTime,
  langOf,
  Notice,
  Panel,
  ProtectedList,
  Shown,
  TextArea,
  t,
} from '../../ui/index.ts';
import type { Identity } from '../identity/show-identity.ts';
import { type IncidentFile, type PersonFile, pseudonym } from '../incident.ts';

interface Props {
  c: AppContext;
  file: IncidentFile;
  of: PersonFile;
  number: number;
  identity: Identity | null;
}

/** Asked for, waiting, granted, shown: what this reader may do about the name, and what it does. */
export function IdentityPanel({ c, file, of, number, identity }: Props) {
  const { id, state } = file.incident;
  const at = `/incidents/${id}/personnes/${number}`;
  const granted = of.requests.find((one) => one.mine && one.open);
  const waiting = of.requests.find((one) => one.state === 'waiting');
  const title = t(c, 'incidents.identity.title');
  if (identity !== null) return <IdentityShown c={c} at={at} identity={identity} />;
  if (state === 'closed' || of.withdrawn)
    return (
      <Panel title={title}>
        <p class="ec-s ec-mute">
          {t(c, state === 'closed' ? 'incidents.identity.closed' : 'incidents.identity.gone')}
        </p>
      </Panel>
    );
  if (granted)
    return (
      <Panel title={title} tone="water">
        <p>
          {t(c, 'incidents.identity.granted', {
            name: granted.decidedBy ?? t(c, 'incidents.view.someone'),
            until: formatDateTime(langOf(c), new Date(granted.until ?? granted.at)),
          })}
        </p>
        <Effect
          c={c}
          what={t(c, 'incidents.identity.show.what')}
          who={t(c, 'incidents.identity.show.who')}
          undo={t(c, 'incidents.identity.show.undo')}
        />
        <form method="post" action={`${at}/identite/afficher`} data-presence>
          <Button look="main" icon="key">
            {t(c, 'incidents.identity.show.button', { pseudonym: pseudonym(number) })}
          </Button>
        </form>
      </Panel>
    );
  if (waiting)
    return (
      <Panel title={title}>
        <Notice color="info">{t(c, 'incidents.identity.waiting')}</Notice>
        <p>
          <a href={`/demandes/${waiting.id}`}>{t(c, 'incidents.identity.waitingLink')}</a>
        </p>
      </Panel>
    );
  return (
    <Panel title={title}>
      <form class="ec-stack" data-gap="s" method="post" action={`${at}/identite`}>
        <p class="ec-s">{t(c, 'incidents.identity.ask.lead')}</p>
        <TextArea
          c={c}
          id="motif"
          label={t(c, 'incidents.identity.ask.why')}
          help={t(c, 'incidents.identity.ask.whyHelp')}
          maxlength={500}
          rows={3}
          required
        />
        <Effect
          c={c}
          what={t(c, 'incidents.identity.ask.what')}
          who={t(c, 'incidents.identity.ask.who')}
          undo={t(c, 'incidents.identity.ask.undo')}
        />
        <Button look="secondary">
          {t(c, 'incidents.identity.ask.button', { pseudonym: pseudonym(number) })}
        </Button>
      </form>
    </Panel>
  );
}

/** For two minutes on the screen, in this answer alone. */
function IdentityShown({ c, at, identity }: { c: AppContext; at: string; identity: Identity }) {
  const { givenName, familyName, birthDate, birthYear, invented } = identity;
  const born =
    birthDate === null
      ? t(c, 'incidents.identity.yearOnly', { year: String(birthYear ?? t(c, 'incidents.unknown')) })
      : formatDate(langOf(c), new Date(`${birthDate}T12:00:00Z`));
  return (
    <Panel title={t(c, 'incidents.identity.title')} tone="water">
      {invented ? <Notice color="warning">{t(c, 'incidents.identity.invented')}</Notice> : null}
      <ProtectedList>
        <Shown
          c={c}
          id="nom"
          label={t(c, 'incidents.identity.name')}
          kind="text"
          value={`${givenName} ${familyName}`}
          hideHref={at}
        />
        <Shown
          c={c}
          id="naissance"
          label={t(c, 'incidents.identity.born')}
          kind="birthDate"
          value={born}
          hideHref={at}
          trace={t(c, 'incidents.identity.trace')}
        />
      </ProtectedList>
    </Panel>
  );
}
