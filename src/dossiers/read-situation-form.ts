import type { Situation } from '../gate/index.ts';
import type { FormValues, Problems } from './forms.ts';
import { checkDate } from './validate/birth-date.ts';
import type { ProblemCode } from './validate/result.ts';
import { checkLine, textLimits } from './validate/text.ts';

export const programmes = ['CEJ', 'PACEA'] as const;
export const situationTexts = ['project', 'level', 'mobility', 'resources', 'housing'] as const;

/** The situation as a form sent it: every field optional, every text bounded, the scheme one of the list. */
export function readSituation(form: FormValues): { value: Situation; problems: Problems } {
  const problems: Record<string, ProblemCode> = {};
  const value: Situation = {};
  for (const id of situationTexts) {
    const line = checkLine(form[id] ?? '', { max: textLimits.situation });
    if (!line.ok) problems[id] = line.code;
    else if (line.value !== '') value[id] = line.value;
  }
  const from = form.availableFrom?.trim() ?? '';
  if (from !== '') {
    const date = checkDate(from);
    if (date.ok) value.availableFrom = date.value;
    else problems.availableFrom = date.code === 'birth_date_unreal' ? date.code : 'date_format';
  }
  const programme = form.programme ?? '';
  if (programme !== '') {
    const known = programmes.find((name) => name === programme);
    if (known) value.programme = known;
    else problems.programme = 'choice_unknown';
  }
  return { value, problems };
}
