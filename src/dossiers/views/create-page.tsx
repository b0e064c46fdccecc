import {
  type AppContext,
  Button,
  ErrorSummary,
  LinkButton,
  Notice,
  Page,
  PageHead,
  Panel,
  t,
} from '../../ui/index.ts';
import { type FormValues, fieldErrors, type Problems } from '../forms.ts';
import { ContactFields, IdentifierFields, IdentityFields, SituationFields } from './person-fields.tsx';

interface Props {
  c: AppContext;
  formId: string;
  values: FormValues;
  problems: Problems;
  /** The duplicate check said yes: the form comes back with the question, and nothing lost. */
  duplicate: boolean;
}

export function CreatePage({ c, formId, values, problems, duplicate }: Props) {
  const title = t(c, 'dossiers.create.title');
  const errors = fieldErrors(c, problems);
  const fields = { c, values, problems };
  return (
    <Page
      c={c}
      title={title}
      nav="portefeuille"
      errors={errors.length > 0 || duplicate}
      breadcrumbs={[{ label: t(c, 'dossiers.caseload.title'), href: '/portefeuille' }, { label: title }]}
    >
      <PageHead title={title} lead={t(c, 'dossiers.create.lead')} />
      <form class="ec-stack" method="post" action="/dossiers/nouveau" novalidate autocomplete="off">
        <input type="hidden" name="form" value={formId} />
        <ErrorSummary c={c} errors={errors} />
        {duplicate ? <DuplicateQuestion c={c} /> : null}
        <div class="ec-grid" data-cols="1-1">
          <div class="ec-stack">
            <Panel title={t(c, 'dossiers.create.identity')}>
              <div class="ec-stack" data-gap="s">
                <IdentityFields {...fields} />
              </div>
            </Panel>
            <Panel title={t(c, 'dossiers.create.contact')}>
              <p class="ec-s ec-mute">{t(c, 'dossiers.create.contactHelp')}</p>
              <div class="ec-stack" data-gap="s">
                <ContactFields {...fields} />
              </div>
            </Panel>
          </div>
          <div class="ec-stack">
            <Panel title={t(c, 'dossiers.create.identifiers')}>
              <p class="ec-s ec-mute">{t(c, 'dossiers.create.nirPurpose')}</p>
              <div class="ec-stack" data-gap="s">
                <IdentifierFields {...fields} />
              </div>
            </Panel>
            <Panel title={t(c, 'dossiers.create.situation')}>
              <div class="ec-stack" data-gap="s">
                <SituationFields {...fields} />
              </div>
            </Panel>
          </div>
        </div>
        <div class="ec-row">
          <Button look="main">{t(c, 'dossiers.create.save')}</Button>
          <LinkButton href="/portefeuille" look="tertiary">
            {t(c, 'common.cancel')}
          </LinkButton>
        </div>
      </form>
    </Page>
  );
}

function DuplicateQuestion({ c }: { c: AppContext }) {
  return (
    <Notice color="warning" status>
      <h2 class="ds-heading" data-size="2xs">
        {t(c, 'dossiers.create.duplicateTitle')}
      </h2>
      <p>{t(c, 'dossiers.create.duplicate')}</p>
      <div class="ds-field">
        <input class="ds-input" type="checkbox" id="autre" name="anotherPerson" value="oui" />
        <label for="autre">{t(c, 'dossiers.create.duplicateConfirm')}</label>
      </div>
    </Notice>
  );
}
