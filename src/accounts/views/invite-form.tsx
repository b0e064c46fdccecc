import {
  type AppContext,
  Button,
  Effect,
  ErrorSummary,
  Field,
  type FieldError,
  Panel,
  Select,
  TextArea,
  t,
} from '../../ui/index.ts';
import type { Form } from '../forms.ts';

export const INVITED_ROLES = ['counsellor', 'account_manager'] as const;

interface Props {
  c: AppContext;
  values: Form;
  errors: readonly FieldError[];
}

/** Prepares an invitation: what it does stands above the button. */
export function InviteForm({ c, values, errors }: Props) {
  const errorOf = (id: string) => errors.find((error) => error.id === id)?.message;
  return (
    <Panel title={t(c, 'accounts.invite.title')}>
      <form
        class="ec-stack"
        data-gap="s"
        method="post"
        action="/comptes/inviter"
        novalidate
        autocomplete="off"
      >
        <ErrorSummary c={c} errors={errors} />
        <Field
          c={c}
          id="nom"
          label={t(c, 'accounts.invite.name')}
          value={values.nom}
          error={errorOf('nom')}
          maxlength={80}
          required
        />
        <Field
          c={c}
          id="mel"
          type="email"
          label={t(c, 'accounts.invite.email')}
          help={t(c, 'accounts.invite.emailHelp')}
          value={values.mel}
          error={errorOf('mel')}
          maxlength={200}
          required
        />
        <Select
          c={c}
          id="role"
          label={t(c, 'accounts.invite.role')}
          value={values.role}
          options={INVITED_ROLES.map((role) => ({ value: role, label: t(c, `accounts.role.${role}`) }))}
        />
        <TextArea
          c={c}
          id="why"
          label={t(c, 'accounts.invite.why')}
          help={t(c, 'accounts.invite.whyHelp')}
          value={values.why}
          error={errorOf('why')}
          maxlength={500}
          rows={2}
          required
        />
        <Effect
          c={c}
          what={t(c, 'accounts.invite.effect')}
          who={t(c, 'accounts.invite.who')}
          undo={t(c, 'accounts.invite.undo')}
        />
        <Button look="main" full>
          {t(c, 'accounts.invite.submit')}
        </Button>
      </form>
    </Panel>
  );
}
