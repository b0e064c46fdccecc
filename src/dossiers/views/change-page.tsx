import type { Child } from 'hono/jsx';
import {
  type AppContext,
  Button,
  ErrorSummary,
  LinkButton,
  Notice,
  Page,
  PageHead,
  Panel,
  Select,
  t,
} from '../../ui/index.ts';
import type { RevealedPerson } from '../../vault/index.ts';
import { type FormValues, fieldErrors, type Problems } from '../forms.ts';
import { fullName } from '../people.ts';
import { situationTexts } from '../read-situation-form.ts';
import { ContactFields, IdentifierFields, IdentityFields, SituationFields } from './person-fields.tsx';
import { Touch } from './touch.tsx';

/** Three forms, so that one sends only what one means to change. */
export type ChangePart = 'situation' | 'protegees' | 'identite';

interface Props {
  c: AppContext;
  person: RevealedPerson;
  /** The form that came back, with what was typed. */
  failed?: { part: ChangePart; values: FormValues; problems: Problems; nothing?: boolean };
}

const statuses = ['active', 'paused', 'closed'] as const;

function present(person: RevealedPerson): FormValues {
  const { summary, situation = {} } = person.values;
  return {
    givenName: summary?.givenName ?? '',
    familyName: summary?.familyName ?? '',
    ...Object.fromEntries(situationTexts.map((id) => [id, situation[id] ?? ''])),
    availableFrom: situation.availableFrom ?? '',
    programme: situation.programme ?? '',
    status: person.meta.status,
  };
}

export function ChangePage({ c, person, failed }: Props) {
  const name = fullName(person.values);
  const title = t(c, 'dossiers.change.title', { name });
  const fieldsOf = (part: ChangePart) => ({
    c,
    values: failed?.part === part ? failed.values : present(person),
    problems: failed?.part === part ? failed.problems : {},
  });
  return (
    <Page
      c={c}
      title={title}
      nav="portefeuille"
      errors={failed !== undefined}
      breadcrumbs={[
        { label: t(c, 'dossiers.caseload.title'), href: '/portefeuille' },
        { label: name, href: `/dossiers/${person.ref}` },
        { label: t(c, 'dossiers.situation.edit') },
      ]}
    >
      <PageHead title={title} lead={t(c, 'dossiers.change.lead')} />
      <div class="ec-stack">
        <ErrorSummary c={c} errors={failed ? fieldErrors(c, failed.problems) : []} />
        {failed?.nothing ? (
          <Notice color="info" status>
            <p>{t(c, 'dossiers.change.nothing')}</p>
          </Notice>
        ) : null}
        <div class="ec-grid" data-cols="1-1">
          <PartForm
            c={c}
            person={person}
            part="situation"
            title={t(c, 'dossiers.change.situationTitle')}
            save={t(c, 'dossiers.change.saveSituation')}
            main
          >
            <SituationFields {...fieldsOf('situation')} />
            <Select
              c={c}
              id="status"
              label={t(c, 'dossiers.field.status')}
              value={fieldsOf('situation').values.status}
              options={statuses.map((value) => ({ value, label: t(c, `dossiers.status.${value}`) }))}
            />
          </PartForm>
          <div class="ec-stack">
            <PartForm
              c={c}
              person={person}
              part="protegees"
              title={t(c, 'dossiers.change.protectedTitle')}
              save={t(c, 'dossiers.change.saveProtected')}
              lead={t(c, 'dossiers.change.protectedHelp')}
            >
              <Touch c={c} back={`/dossiers/${person.ref}/modifier`} text="dossiers.change.touch" />
              <ContactFields {...fieldsOf('protegees')} />
              <IdentifierFields {...fieldsOf('protegees')} />
            </PartForm>
            <PartForm
              c={c}
              person={person}
              part="identite"
              title={t(c, 'dossiers.change.identityTitle')}
              save={t(c, 'dossiers.change.saveIdentity')}
            >
              <Touch c={c} back={`/dossiers/${person.ref}/modifier`} text="dossiers.change.touch" />
              <IdentityFields
                {...fieldsOf('identite')}
                birthDateHelp={t(c, 'dossiers.change.birthDateHelp')}
                birthDateOptional
              />
            </PartForm>
          </div>
        </div>
      </div>
    </Page>
  );
}

interface PartProps {
  c: AppContext;
  person: RevealedPerson;
  part: ChangePart;
  title: string;
  save: string;
  lead?: string;
  main?: boolean;
  children?: Child;
}

function PartForm({ c, person, part, title, save, lead, main, children }: PartProps) {
  return (
    <Panel id={part} title={title}>
      {lead ? <p class="ec-s ec-mute">{lead}</p> : null}
      <form
        class="ec-stack"
        data-gap="s"
        method="post"
        action={`/dossiers/${person.ref}/modifier`}
        novalidate
        autocomplete="off"
      >
        <input type="hidden" name="part" value={part} />
        {children}
        <div class="ec-row">
          <Button look={main ? 'main' : 'plain'}>{save}</Button>
          <LinkButton href={`/dossiers/${person.ref}`} look="tertiary">
            {t(c, 'common.cancel')}
          </LinkButton>
        </div>
      </form>
    </Panel>
  );
}
