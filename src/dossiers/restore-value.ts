import { type BeneficiaryRef, type Refused, splitRef } from '../vault/index.ts';
import type { DossierDeps } from './deps.ts';
import { refusedBy } from './refused-by.ts';

/**
 * Puts back a value that was replaced (`Changes.before`), without anybody seeing either of the two. The one that it
 * replaces is kept in its turn. Refusals: those of `dossier.restore` (a touch: presence); not_found for a number that is
 * nobody's or another person's; state for one that was put back already.
 */
export async function restoreValue(
  { db }: DossierDeps,
  a: { token: Buffer; ref: BeneficiaryRef; id: string },
): Promise<{ ok: true } | Refused> {
  const { rows } = await db.app.query<{ answer: { code: string | null; entry: string | null } }>(
    'SELECT vault.restore($1, $2, $3, $4) AS answer',
    [a.token, ...splitRef(a.ref), a.id],
  );
  const answer = rows[0]?.answer;
  if (!answer) throw new Error('vault.restore returned no row');
  return answer.code === null ? { ok: true } : refusedBy(answer);
}
