export { openKeyFile } from './master-key.ts';
export type { OpenedNotices } from './notices.ts';
export { openVault, type Vault } from './open-vault.ts';
export { createOperatorVault, type OperatorVault } from './operator.ts';
export { type BeneficiaryRef, makeRef, parseRef, splitRef } from './ref.ts';
export type {
  CaseloadFilter,
  CaseloadOrder,
  Note,
  Refused,
  Revealed,
  RevealedPerson,
  RevealRequest,
  Target,
} from './reveal.ts';
export type { Meta } from './write.ts';
