import type { AppContext, FieldError } from '../ui/index.ts';
import { findText, t } from '../ui/index.ts';
import type { ProblemCode } from './validate/result.ts';

/** What a browser sent, text fields only: a file or a repeated field counts as nothing. */
export type FormValues = Readonly<Record<string, string>>;

export async function readForm(c: AppContext): Promise<FormValues> {
  const body = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Problems by input id, in the order of the form. */
export type Problems = Readonly<Record<string, ProblemCode>>;

/** The sentence for a problem at an input; the label is that of the field it stands for. */
export function problemText(c: AppContext, id: string, code: ProblemCode): string {
  const field = findText(c, `dossiers.field.${id}`) ?? id;
  return findText(c, `dossiers.problem.${code}`, { field }) ?? t(c, 'dossiers.problem.required', { field });
}

export function fieldErrors(c: AppContext, problems: Problems): FieldError[] {
  return Object.entries(problems).map(([id, code]) => ({ id, message: problemText(c, id, code) }));
}
