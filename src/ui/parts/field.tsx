import type { Child } from 'hono/jsx';
import type { Viewer } from '../env.ts';
import { t } from '../texts/index.ts';

interface FieldBase {
  c: Viewer;
  id: string;
  /** Defaults to the id. */
  name?: string;
  label: Child;
  help?: Child;
  error?: string | null;
  value?: string;
  required?: boolean;
  /** Says “(facultatif)”; required fields are the rule and say nothing. */
  optional?: boolean;
}

interface FieldProps extends FieldBase {
  type?: 'text' | 'search' | 'email' | 'tel' | 'date' | 'datetime-local' | 'number' | 'hidden';
  autocomplete?: string;
  inputmode?: 'text' | 'numeric' | 'tel' | 'email' | 'search';
  maxlength?: number;
  min?: string;
  max?: string;
  placeholder?: string;
  pattern?: string;
  spellcheck?: boolean;
  mono?: boolean;
  list?: string;
}

function describedBy({ id, help, error }: FieldBase): string | undefined {
  const ids = [help ? `${id}-aide` : null, error ? `${id}-erreur` : null].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

function Frame({ base, children }: { base: FieldBase; children?: Child }) {
  const { c, id, label, help, error, optional } = base;
  return (
    <div class="ds-field">
      <label class="ds-label" for={id}>
        {label}
        {optional ? <span class="ec-mute"> {t(c, 'common.optional')}</span> : null}
      </label>
      {help ? (
        <p data-field="description" id={`${id}-aide`}>
          {help}
        </p>
      ) : null}
      {children}
      {error ? (
        <p class="ds-validation-message" data-field="validation" id={`${id}-erreur`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}

/** Label, help, input, error: bound to each other for screen readers. */
export function Field(props: FieldProps) {
  return (
    <Frame base={props}>
      <input
        class={props.mono ? 'ds-input ec-code' : 'ds-input'}
        id={props.id}
        name={props.name ?? props.id}
        type={props.type ?? 'text'}
        value={props.value}
        required={props.required}
        autocomplete={props.autocomplete}
        inputmode={props.inputmode}
        maxlength={props.maxlength}
        min={props.min}
        max={props.max}
        placeholder={props.placeholder}
        pattern={props.pattern}
        list={props.list}
        spellcheck={props.spellcheck}
        aria-invalid={props.error ? 'true' : undefined}
        aria-describedby={describedBy(props)}
      />
    </Frame>
  );
}

export function TextArea(props: FieldBase & { rows?: number; maxlength?: number }) {
  return (
    <Frame base={props}>
      <textarea
        class="ds-input"
        id={props.id}
        name={props.name ?? props.id}
        rows={props.rows ?? 3}
        required={props.required}
        maxlength={props.maxlength}
        aria-invalid={props.error ? 'true' : undefined}
        aria-describedby={describedBy(props)}
      >
        {props.value ?? ''}
      </textarea>
    </Frame>
  );
}

export interface SelectOption {
  value: string;
  label: string;
}

export function Select(props: FieldBase & { options: readonly SelectOption[] }) {
  return (
    <Frame base={props}>
      <select
        class="ds-input"
        id={props.id}
        name={props.name ?? props.id}
        required={props.required}
        aria-invalid={props.error ? 'true' : undefined}
        aria-describedby={describedBy(props)}
      >
        {props.options.map((option) => (
          <option value={option.value} selected={option.value === props.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}
