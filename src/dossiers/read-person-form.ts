import type { FieldValues } from '../gate/index.ts';
import type { FormValues, Problems } from './forms.ts';
import { readSituation } from './read-situation-form.ts';
import { checkAddress } from './validate/address.ts';
import { checkBirthDate } from './validate/birth-date.ts';
import { checkEmail } from './validate/email.ts';
import { checkFranceTravailId } from './validate/france-travail-id.ts';
import { checkName } from './validate/names.ts';
import { checkNir, nirAgainstBirthDate } from './validate/nir.ts';
import { checkPhone } from './validate/phone.ts';
import type { Check, ProblemCode } from './validate/result.ts';

export interface ReadPerson {
  values: Partial<FieldValues>;
  problems: Problems;
}

const addressParts = { lines: 'addressLines', postcode: 'postcode', city: 'city' } as const;

/** Name and birth date, both compulsory: the summary holds the year, the date itself is an identifier. */
export function readIdentity(form: FormValues, today: string): ReadPerson {
  const problems: Record<string, ProblemCode> = {};
  const values: Partial<FieldValues> = {};
  const take = (id: string, check: Check<string>): string | null => {
    if (!check.ok) problems[id] = check.code;
    return check.ok ? check.value : null;
  };
  const givenName = take('givenName', checkName(form.givenName ?? ''));
  const familyName = take('familyName', checkName(form.familyName ?? ''));
  const birthDate = take('birthDate', checkBirthDate(form.birthDate ?? '', today));
  if (birthDate) values.birthDate = birthDate;
  if (givenName && familyName && birthDate) {
    values.summary = { givenName, familyName, birthYear: Number(birthDate.slice(0, 4)) };
  }
  return { values, problems };
}

/** Contact data and numbers: what is left empty is absent; an address needs all of its parts. */
export function readProtected(form: FormValues, birthDate: string | undefined): ReadPerson {
  const problems: Record<string, ProblemCode> = {};
  const values: Partial<FieldValues> = {};
  const optional = (
    id: 'phone' | 'email' | 'nir' | 'franceTravailId',
    check: (raw: string) => Check<string>,
  ): void => {
    const raw = form[id]?.trim() ?? '';
    if (raw === '') return;
    const checked = check(raw);
    if (checked.ok) values[id] = checked.value;
    else problems[id] = checked.code;
  };
  optional('phone', checkPhone);
  optional('email', checkEmail);
  const { addressLines = '', postcode = '', city = '' } = form;
  if ([addressLines, postcode, city].some((part) => part.trim() !== '')) {
    const address = checkAddress({ lines: addressLines, postcode, city });
    if (address.ok) values.address = address.value;
    else
      for (const [part, id] of Object.entries(addressParts)) {
        const code = address.problems[part as keyof typeof addressParts];
        if (code) problems[id] = code;
      }
  }
  optional('nir', checkNir);
  optional('franceTravailId', checkFranceTravailId);
  const differs = values.nir && birthDate ? nirAgainstBirthDate(values.nir, birthDate) : null;
  if (differs) {
    problems.nir = differs;
    delete values.nir;
  }
  return { values, problems };
}

/** The whole form of a new dossier. All problems are told at once. */
export function readPerson(form: FormValues, today: string): ReadPerson {
  const identity = readIdentity(form, today);
  const rest = readProtected(form, identity.values.birthDate);
  const situation = readSituation(form);
  return {
    values: { ...identity.values, ...rest.values, situation: situation.value },
    problems: { ...identity.problems, ...rest.problems, ...situation.problems },
  };
}
