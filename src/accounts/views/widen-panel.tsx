import type { Child } from 'hono/jsx';
import { type AppContext, Button, Field, Pager, Panel, Select, TextArea, t } from '../../ui/index.ts';
import type { Account } from '../find-accounts.ts';
import type { Kind } from '../find-requests.ts';
import type { Form } from '../forms.ts';

export interface Colleague {
  id: string;
  name: string;
}

/** What can be asked for on an account's page; the rest has pages of its own. */
export const ACCOUNT_KINDS = [
  'account.enable',
  'account.unfreeze',
  'account.recover',
  'account.role',
  'account.move',
  'budget.raise',
  'files.assign',
] as const satisfies readonly Kind[];
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

interface Props {
  c: AppContext;
  account: Account;
  /** A page of those who could be given its files, by name. */
  colleagues: readonly Colleague[];
  pages: { number: number; of: number };
  structures: readonly { structure_id: string; name: string }[];
}

/** Only what its state allows: the kernel refuses the rest, a page need not offer it. */
function kindsFor({ account, colleagues, structures }: Props): AccountKind[] {
  const handOver: AccountKind[] = account.followed > 0 && colleagues.length > 0 ? ['files.assign'] : [];
  if (account.state === 'suspended') return ['account.enable', ...handOver];
  if (account.state === 'frozen') return ['account.unfreeze', ...handOver];
  if (account.state !== 'active') return handOver;
  const counsellor: AccountKind[] = account.role === 'counsellor' ? ['budget.raise'] : [];
  const move: AccountKind[] =
    structures.length > 0 && account.structureKind === 'mission_locale' && !account.lastManager
      ? ['account.move']
      : [];
  const recover: AccountKind[] = !account.mayResend && account.recovery === null ? ['account.recover'] : [];
  return [
    ...recover,
    ...(account.lastManager ? [] : (['account.role'] as const)),
    ...move,
    ...counsellor,
    ...handOver,
  ];
}

/** Wishes: each a form that changes nothing by itself. */
export function WidenPanel(props: Props) {
  const { c, account } = props;
  const kinds = kindsFor(props);
  if (kinds.length === 0) return null;
  return (
    <Panel title={t(c, 'accounts.widen.title')}>
      <div class="ec-stack" data-gap="s">
        <p class="ec-s ec-mute">{t(c, 'accounts.widen.lead')}</p>
        {kinds.map((kind) => (
          // Whoever turned the page of names is in the middle of this one.
          <details class="ds-card ec-panel ec-fold" open={kind === 'files.assign' && props.pages.number > 1}>
            <summary>{t(c, `accounts.widen.${kind}`)}</summary>
            <form class="ec-stack" data-gap="s" method="post" action={`/comptes/${account.id}/demander`}>
              <input type="hidden" name="kind" value={kind} />
              <Inputs {...props} kind={kind} />
              <TextArea
                c={c}
                id={`why-${kind}`}
                name="why"
                label={t(c, 'accounts.widen.why')}
                help={t(c, 'accounts.invite.whyHelp')}
                rows={2}
                maxlength={500}
                required
              />
              <div>
                <Button>{t(c, 'accounts.widen.submit')}</Button>
              </div>
            </form>
          </details>
        ))}
      </div>
    </Panel>
  );
}

function Inputs({ c, account, colleagues, pages, structures, kind }: Props & { kind: AccountKind }): Child {
  const id = (name: string) => `${name}-${kind}`;
  switch (kind) {
    case 'account.role': {
      const roles =
        account.structureKind === 'supervision'
          ? (['supervisor', 'account_manager'] as const)
          : (['counsellor', 'account_manager'] as const);
      return (
        <Select
          c={c}
          id={id('role')}
          name="role"
          label={t(c, 'accounts.widen.role')}
          options={roles
            .filter((role) => role !== account.role)
            .map((role) => ({ value: role, label: t(c, `accounts.role.${role}`) }))}
        />
      );
    }
    case 'account.move':
      return (
        <Select
          c={c}
          id={id('structure')}
          name="structure"
          label={t(c, 'accounts.widen.structure')}
          options={structures
            .filter((one) => one.structure_id !== account.structureId)
            .map((one) => ({ value: one.structure_id, label: one.name }))}
        />
      );
    case 'files.assign':
      return (
        <>
          <Select
            c={c}
            id={id('to')}
            name="to"
            label={t(c, 'accounts.widen.to')}
            options={colleagues.map((one) => ({ value: one.id, label: one.name }))}
          />
          <Pager
            c={c}
            page={pages.number}
            pages={pages.of}
            href={(number) => `/comptes/${account.id}?page=${number}#${id('to')}`}
          />
        </>
      );
    case 'budget.raise':
      return <RaiseInputs c={c} id={id} values={{}} />;
    case 'account.recover':
      return <p class="ec-s">{t(c, 'accounts.widen.recoverHelp')}</p>;
    default:
      return null;
  }
}

/** The fields of a larger cap for a while; also on the page where a counsellor asks for its own. */
export function RaiseInputs({
  c,
  id,
  values,
}: {
  c: AppContext;
  id: (name: string) => string;
  values: Form;
}) {
  return (
    <>
      <Select
        c={c}
        id={id('class')}
        name="class"
        label={t(c, 'accounts.widen.class')}
        value={values.class}
        options={(['contact', 'listed', 'identifier'] as const).map((one) => ({
          value: one,
          label: t(c, `accounts.widen.class.${one}`),
        }))}
      />
      <Field
        c={c}
        id={id('people')}
        name="people"
        type="number"
        min="1"
        label={t(c, 'accounts.widen.people')}
        help={t(c, 'accounts.widen.peopleHelp')}
        value={values.people}
        required
      />
      <Field
        c={c}
        id={id('hours')}
        name="hours"
        type="number"
        min="1"
        max="72"
        label={t(c, 'accounts.widen.hours')}
        help={t(c, 'accounts.widen.hoursHelp')}
        value={values.hours ?? '24'}
        required
      />
    </>
  );
}
