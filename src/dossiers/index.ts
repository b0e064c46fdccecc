/** The only door of the module: caseloads, dossiers, their notes and changes, and the checks of their fields. */
export type { DossierDeps, DossierSlots, ReferralCell } from './deps.ts';
export {
  type ImportBeneficiariesOptions,
  type ImportBeneficiariesReport,
  importBeneficiaries,
  type RejectedRow,
} from './import/import-beneficiaries.ts';
export { type CaseloadPage, listCaseload } from './list-caseload.ts';
export { ageThisYear, daysWithoutNews, fullName } from './people.ts';
export { cellsOf } from './routes/caseload.tsx';
export { dossiersRoutes } from './routes/index.ts';
export { refusalAnswer, type SignedIn, signedIn } from './signed-in.tsx';
export { nirKey } from './validate/nir.ts';
export { showPhone } from './validate/phone.ts';
export { caseloadHref } from './views/caseload-page.tsx';
export { CaseloadTable } from './views/caseload-table.tsx';
