import type { AppContext, FieldError } from '../ui/index.ts';
import { t } from '../ui/index.ts';
import type { Choice } from './change-incident.ts';
import { parisMoment } from './paris-moment.ts';
import type { Draft } from './views/choice-fields.tsx';

/** What a browser sent, every value of a repeated field kept. Files count as nothing. */
export async function readValues(c: AppContext): Promise<Record<string, string[]>> {
  const body = await c.req.parseBody({ all: true });
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      [value].flat().filter((one): one is string => typeof one === 'string'),
    ]),
  );
}

const ID = /^\d{1,18}$/;
const MOST_ACCOUNTS = 500;

/** Account numbers as a form or an address has them. */
export function readIds(values: readonly string[] | undefined): string[] {
  return [...new Set((values ?? []).filter((one) => ID.test(one)))].slice(0, MOST_ACCOUNTS + 1);
}

export const readId = (value: string | undefined): string | null =>
  value !== undefined && ID.test(value) ? value : null;

/** What was typed, to be shown again; and the choice that it makes, or what is wrong with it. */
export function readChoice(
  c: AppContext,
  values: Readonly<Record<string, string[]>>,
): { draft: Draft; choice: Choice | null; errors: FieldError[] } {
  const one = (name: string) => values[name]?.[0] ?? '';
  const draft: Draft = {
    title: one('titre').trim().slice(0, 200),
    knownAt: one('connu'),
    from: one('du'),
    to: one('au'),
    accounts: readIds(values.compte),
    exercise: one('exercice') === 'oui',
    alert: readId(one('alerte')),
  };
  const [knownAt, from, to] = [parisMoment(draft.knownAt), parisMoment(draft.from), parisMoment(draft.to)];
  const errors: FieldError[] = [];
  const wrong = (id: string, key: 'title' | 'known' | 'window' | 'accounts') =>
    errors.push({ id, message: t(c, `incidents.open.errors.${key}`) });
  if (draft.title.length < 3) wrong('titre', 'title');
  if (knownAt === null || knownAt.getTime() > Date.now()) wrong('connu', 'known');
  if (from === null || to === null || from >= to || to.getTime() - from.getTime() > 400 * 86_400_000)
    wrong('du', 'window');
  if (draft.accounts.length === 0 || draft.accounts.length > MOST_ACCOUNTS) wrong('comptes', 'accounts');
  if (errors.length > 0 || knownAt === null || from === null || to === null)
    return { draft, choice: null, errors };
  return { draft, choice: { title: draft.title, knownAt, from, to, accounts: draft.accounts }, errors };
}
