import { ACCOUNTS } from './operations/accounts.ts';
import { DOSSIERS } from './operations/dossiers.ts';
import { INCIDENTS } from './operations/incidents.ts';
import { LINKS } from './operations/links.ts';
import { NOTICES } from './operations/notices.ts';
import type { Operation } from './operations/operation.ts';
import { OWN } from './operations/own.ts';
import { REFERRALS } from './operations/referrals.ts';
import { SUPERVISION } from './operations/supervision.ts';
import { SYSTEM } from './operations/system.ts';
import { WATCH } from './operations/watch.ts';
import { YOUNG } from './operations/young.ts';

export type { DataClass, Operation, Relationship, Role } from './operations/operation.ts';

/**
 * The register of operations: whatever is not here is refused. Loaded into `gate.operation` at each migration.
 * Each module has its file in `src/gate/operations/`. A new door gets its row there, in `src/http/doors/` and in
 * the table of cases (`test/policy/cases/`).
 */
export const OPERATIONS = {
  ...DOSSIERS,
  ...REFERRALS,
  ...LINKS,
  ...YOUNG,
  ...OWN,
  ...ACCOUNTS,
  ...SUPERVISION,
  ...INCIDENTS,
  ...WATCH,
  ...NOTICES,
  ...SYSTEM,
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof OPERATIONS;

/** The register as `gate.load_operations` takes it: an array of rows. */
export function operationsRegister(): unknown[] {
  return Object.entries(OPERATIONS as Record<string, Operation>).map(([name, o]) => ({
    name,
    roles: o.roles,
    class: o.class,
    fields: o.fields,
    subjects: o.subjects,
    relationships: o.relationships,
    needs_purpose: o.needsPurpose ?? false,
    needs_presence: o.needsPresence ?? false,
    gives: o.gives ?? 'values',
    reason: o.reason,
  }));
}
