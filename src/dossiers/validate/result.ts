/**
 * What a validator answers: the value in its stored form, or a code. The sentence that says what to do is
 * the text `problem.<code>` (src/ui/texts/dossiers.*.ts); validators never carry text, and never throw.
 */
export type ProblemCode =
  | 'required'
  | 'too_long'
  | 'control_characters'
  | 'name_characters'
  | 'nir_format'
  | 'nir_sex'
  | 'nir_month'
  | 'nir_department'
  | 'nir_commune'
  | 'nir_order'
  | 'nir_key'
  | 'nir_specimen'
  | 'nir_differs_year'
  | 'nir_differs_month'
  | 'nir_differs_year_month'
  | 'phone_format'
  | 'phone_premium'
  | 'email_format'
  | 'email_domain'
  | 'address_line'
  | 'address_postcode'
  | 'address_city'
  | 'birth_date_format'
  | 'birth_date_unreal'
  | 'birth_date_future'
  | 'birth_date_too_young'
  | 'birth_date_too_old'
  | 'france_travail_id_format'
  | 'choice_unknown'
  | 'date_format';

export type Check<T> = { ok: true; value: T } | { ok: false; code: ProblemCode };

export const accept = <T>(value: T): Check<T> => ({ ok: true, value });
export const refuse = (code: ProblemCode): { ok: false; code: ProblemCode } => ({ ok: false, code });
