import { type AppContext, Field, Select, TextArea, t } from '../../ui/index.ts';
import { type FormValues, type Problems, problemText } from '../forms.ts';
import { programmes, situationTexts } from '../read-situation-form.ts';
import { textLimits } from '../validate/text.ts';

interface Props {
  c: AppContext;
  values: FormValues;
  problems: Problems;
}

const errorOf = ({ c, problems }: Props, id: string): string | undefined => {
  const code = problems[id];
  return code ? problemText(c, id, code) : undefined;
};

/** Browsers must not keep or offer a young person’s data: every input says autocomplete="off". */
export function IdentityFields(props: Props & { birthDateHelp?: string; birthDateOptional?: boolean }) {
  const { c, values } = props;
  return (
    <>
      <Field
        c={c}
        id="givenName"
        label={t(c, 'dossiers.field.givenName')}
        value={values.givenName}
        maxlength={textLimits.name}
        autocomplete="off"
        error={errorOf(props, 'givenName')}
        required
      />
      <Field
        c={c}
        id="familyName"
        label={t(c, 'dossiers.field.familyName')}
        value={values.familyName}
        maxlength={textLimits.name}
        autocomplete="off"
        error={errorOf(props, 'familyName')}
        required
      />
      <Field
        c={c}
        id="birthDate"
        label={t(c, 'dossiers.field.birthDate')}
        help={props.birthDateHelp ?? t(c, 'dossiers.help.birthDate')}
        value={values.birthDate}
        maxlength={10}
        autocomplete="off"
        inputmode="numeric"
        error={errorOf(props, 'birthDate')}
        required={!props.birthDateOptional}
        optional={props.birthDateOptional}
      />
    </>
  );
}

export function ContactFields(props: Props) {
  const { c, values } = props;
  return (
    <>
      <Field
        c={c}
        id="phone"
        type="tel"
        label={t(c, 'dossiers.field.phone')}
        help={t(c, 'dossiers.help.phone')}
        value={values.phone}
        maxlength={30}
        autocomplete="off"
        error={errorOf(props, 'phone')}
        optional
      />
      <Field
        c={c}
        id="email"
        label={t(c, 'dossiers.field.email')}
        inputmode="email"
        value={values.email}
        maxlength={254}
        autocomplete="off"
        spellcheck={false}
        error={errorOf(props, 'email')}
        optional
      />
      <TextArea
        c={c}
        id="addressLines"
        label={t(c, 'dossiers.field.addressLines')}
        help={t(c, 'dossiers.help.addressLines')}
        value={values.addressLines}
        rows={2}
        maxlength={3 * textLimits.addressLine}
        error={errorOf(props, 'addressLines')}
        optional
      />
      <Field
        c={c}
        id="postcode"
        label={t(c, 'dossiers.field.postcode')}
        value={values.postcode}
        maxlength={6}
        inputmode="numeric"
        autocomplete="off"
        error={errorOf(props, 'postcode')}
        optional
      />
      <Field
        c={c}
        id="city"
        label={t(c, 'dossiers.field.city')}
        value={values.city}
        maxlength={textLimits.city}
        autocomplete="off"
        error={errorOf(props, 'city')}
        optional
      />
    </>
  );
}

export function IdentifierFields(props: Props) {
  const { c, values } = props;
  return (
    <>
      <Field
        c={c}
        id="nir"
        label={t(c, 'dossiers.field.nir')}
        help={t(c, 'dossiers.help.nir')}
        value={values.nir}
        maxlength={25}
        autocomplete="off"
        spellcheck={false}
        mono
        error={errorOf(props, 'nir')}
        optional
      />
      <Field
        c={c}
        id="franceTravailId"
        label={t(c, 'dossiers.field.franceTravailId')}
        help={t(c, 'dossiers.help.franceTravailId')}
        value={values.franceTravailId}
        maxlength={15}
        autocomplete="off"
        spellcheck={false}
        mono
        error={errorOf(props, 'franceTravailId')}
        optional
      />
    </>
  );
}

export function SituationFields(props: Props) {
  const { c, values } = props;
  return (
    <>
      {situationTexts.map((id) => (
        <Field
          c={c}
          id={id}
          label={t(c, `dossiers.field.${id}`)}
          value={values[id]}
          maxlength={textLimits.situation}
          autocomplete="off"
          error={errorOf(props, id)}
          optional
        />
      ))}
      <Field
        c={c}
        id="availableFrom"
        label={t(c, 'dossiers.field.availableFrom')}
        value={values.availableFrom}
        type="date"
        autocomplete="off"
        error={errorOf(props, 'availableFrom')}
        optional
      />
      <Select
        c={c}
        id="programme"
        label={t(c, 'dossiers.field.programme')}
        value={values.programme ?? ''}
        options={[
          { value: '', label: t(c, 'dossiers.programme.none') },
          ...programmes.map((name) => ({ value: name, label: t(c, `dossiers.programme.${name}`) })),
        ]}
        error={errorOf(props, 'programme')}
      />
    </>
  );
}
