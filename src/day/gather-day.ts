import { type CaseloadPage, fullName, listCaseload } from '../dossiers/index.ts';
import type { AppContext } from '../ui/index.ts';
import type { BeneficiaryRef, Refused, RevealedPerson } from '../vault/index.ts';
import { type DayBoard, emptyBoard } from './board.ts';
import type { DayDeps } from './deps.ts';

const shownOfCaseload = 10;
const shownOfQuiet = 4;

export interface Day {
  ok: true;
  board: DayBoard;
  caseload: CaseloadPage;
  /** Active people without a contact for 30 days. */
  quiet: readonly RevealedPerson[];
  names: ReadonlyMap<string, string>;
}

/**
 * Everything on the counsellor's page of today. Each person named is charged once to `listed`, however many panels
 * name them. Refusals: those of `caseload.list` and `dossier.name`.
 */
export async function gatherDay(deps: DayDeps, c: AppContext, token: Buffer): Promise<Day | Refused> {
  const [caseload, quiet, board] = await Promise.all([
    listCaseload(deps, { token, filter: 'all', limit: shownOfCaseload, offset: 0 }),
    listCaseload(deps, { token, filter: 'quiet', limit: shownOfQuiet, offset: 0 }),
    deps.board?.(c, token) ?? emptyBoard,
  ]);
  if (!caseload.ok) return caseload;
  if (!quiet.ok) return quiet;
  const names = new Map(
    [...caseload.people, ...quiet.people].map((person) => [person.ref as string, fullName(person.values)]),
  );
  const missing = [...board.answers, ...board.calls].map(({ ref }) => ref).filter((ref) => !names.has(ref));
  if (missing.length > 0) {
    const named = await nameOthers(deps, token, [...new Set(missing)]);
    if (!named.ok) return named;
    for (const person of named.people) names.set(person.ref, fullName(person.values));
  }
  return { ok: true, board, caseload, quiet: quiet.people, names };
}

const nameOthers = ({ vault }: DayDeps, token: Buffer, subjects: BeneficiaryRef[]) =>
  vault.reveal({
    token,
    operation: 'dossier.name',
    purpose: null,
    target: { subjects },
    fields: ['summary'],
  });
