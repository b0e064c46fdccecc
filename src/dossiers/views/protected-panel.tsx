import type { Budget } from '../../gate/index.ts';
import {
  type AppContext,
  Asked,
  findText,
  formatTime,
  langOf,
  Masked,
  Notice,
  Panel,
  ProtectedList,
  Shown,
  t,
} from '../../ui/index.ts';
import type { BeneficiaryRef } from '../../vault/index.ts';
import { isIdentifier, type ProtectedField, protectedFields, revealPurposes } from '../protected-fields.ts';

/** A value just revealed; null value: the person has none. */
export interface ShownValue {
  field: ProtectedField;
  value: string | null;
  purpose: string;
  at: Date;
}

export interface ProtectedState {
  asked?: ProtectedField;
  /** The purpose question came back unanswered. */
  problem?: string;
  chosen?: string;
  shown?: ShownValue;
}

interface Props {
  c: AppContext;
  name: string;
  person: BeneficiaryRef;
  budgets: readonly Budget[];
  state: ProtectedState;
}

const rowId = (field: ProtectedField): string => `donnee-${field}`;

export function ProtectedPanel({ c, name, person, budgets, state }: Props) {
  const shown = state.shown ? 1 : 0;
  return (
    <Panel
      id="donnees"
      title={t(c, 'dossiers.protected.title')}
      aside={
        <span class="ec-mute">
          {t(c, 'dossiers.protected.count', { shown, masked: protectedFields.length - shown })}
        </span>
      }
    >
      <p class="ec-s ec-mute">{t(c, 'dossiers.protected.lead', { name })}</p>
      {state.problem ? (
        <Notice color="danger" status>
          <p>{state.problem}</p>
        </Notice>
      ) : null}
      <ProtectedList>
        {protectedFields.map((field) => (
          <ProtectedRow c={c} name={name} person={person} budgets={budgets} state={state} field={field} />
        ))}
      </ProtectedList>
      <p class="ec-s">
        <a href={`/dossiers/${person}/modifier#protegees`}>{t(c, 'dossiers.protected.change')}</a>
        {' · '}
        <a href={`/dossiers/${person}/modifications`}>{t(c, 'dossiers.protected.changes')}</a>
      </p>
    </Panel>
  );
}

function ProtectedRow({ c, name, person, budgets, state, field }: Props & { field: ProtectedField }) {
  const id = rowId(field);
  const label = t(c, `dossiers.field.${field}`);
  const home = `/dossiers/${person}`;
  if (state.shown?.field === field) {
    return <ShownRow c={c} id={id} label={label} shown={state.shown} hideHref={`${home}#${id}`} />;
  }
  if (state.asked !== field) {
    return <Masked c={c} id={id} label={label} kind={field} askHref={`${home}?demander=${field}#${id}`} />;
  }
  const presence = isIdentifier(field);
  const budget = budgets.find((entry) => entry.class === (presence ? 'identifier' : 'contact'));
  const note = presence ? 'dossiers.protected.noteIdentifier' : 'dossiers.protected.noteContact';
  return (
    <Asked
      c={c}
      id={id}
      label={label}
      kind={field}
      action={`${home}/afficher#${id}`}
      hidden={{ field }}
      legend={t(c, `dossiers.protected.ask.${field}`, { name })}
      purposes={revealPurposes}
      chosen={state.chosen}
      note={budget ? t(c, note, { used: budget.used, cap: budget.cap }) : undefined}
      cancelHref={`${home}#${id}`}
      presence={presence}
    />
  );
}

interface ShownRowProps {
  c: AppContext;
  id: string;
  label: string;
  shown: ShownValue;
  hideHref: string;
}

function ShownRow({ c, id, label, shown, hideHref }: ShownRowProps) {
  const time = formatTime(langOf(c), shown.at);
  const purpose = (findText(c, `common.purpose.${shown.purpose}`) ?? shown.purpose).toLocaleLowerCase('fr');
  return (
    <Shown
      c={c}
      id={id}
      label={label}
      kind={shown.field}
      value={shown.value ?? t(c, 'dossiers.protected.absent')}
      hideHref={hideHref}
      trace={
        <>
          <span>
            {shown.value
              ? t(c, 'dossiers.protected.trace', { time, purpose })
              : t(c, 'dossiers.protected.absentTrace', { time })}
          </span>
          <a href="#consultations">{t(c, 'dossiers.protected.traceLink')}</a>
        </>
      }
    />
  );
}
