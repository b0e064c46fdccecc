import type { Child } from 'hono/jsx';
import { localPath } from '../safe-url.ts';

/** Filters as links: each is a page of its own, no script and no form needed. */
export function ChipLinks({
  label,
  chips,
}: {
  label: string;
  chips: readonly { href: string; label: Child; current: boolean }[];
}) {
  return (
    <nav class="ec-chips" aria-label={label}>
      {chips.map((chip) => (
        <a
          class="ds-chip ec-chip"
          href={localPath(chip.href)}
          aria-current={chip.current ? 'true' : undefined}
        >
          {chip.label}
        </a>
      ))}
    </nav>
  );
}

interface ChoiceOption {
  value: string;
  label: Child;
  help?: Child;
  checked?: boolean;
}

interface ChoiceSetProps {
  legend: Child;
  legendHidden?: boolean;
  name: string;
  options: readonly ChoiceOption[];
  /** `cards`: framed, with a line of explanation; `chips`: short words in a row; `plain`: a list. */
  look?: 'cards' | 'chips' | 'plain';
  type?: 'radio' | 'checkbox';
  required?: boolean;
  error?: string;
  /** Prefix of the ids; the first option gets `<id>-0`, where the error summary points. */
  id?: string;
}

/** One question with several answers. */
export function ChoiceSet(props: ChoiceSetProps) {
  const { legend, name, options, look = 'plain', type = 'radio', error } = props;
  const id = props.id ?? name;
  const errorId = error ? `${id}-erreur` : undefined;
  return (
    <fieldset class="ec-set" aria-describedby={errorId} id={id}>
      <legend class={props.legendHidden ? 'ds-sr-only' : undefined}>{legend}</legend>
      {error ? (
        <p class="ds-validation-message" id={errorId} data-field="validation">
          {error}
        </p>
      ) : null}
      {look === 'chips' ? (
        <div class="ec-chips">
          {options.map((option, at) => (
            <label class="ds-chip">
              <input
                class="ds-input"
                type={type}
                name={name}
                value={option.value}
                id={`${id}-${at}`}
                checked={option.checked}
                required={props.required && type === 'radio'}
              />
              {option.label}
            </label>
          ))}
        </div>
      ) : (
        options.map((option, at) => (
          <div class={look === 'cards' ? 'ds-field ec-choice' : 'ds-field'}>
            <input
              class="ds-input"
              type={type}
              name={name}
              value={option.value}
              id={`${id}-${at}`}
              checked={option.checked}
              required={props.required && type === 'radio'}
              aria-invalid={error ? 'true' : undefined}
              aria-describedby={option.help ? `${id}-${at}-aide` : undefined}
            />
            <label for={`${id}-${at}`}>
              {look === 'cards' ? <strong>{option.label}</strong> : option.label}
            </label>
            {option.help ? (
              <p data-field="description" id={`${id}-${at}-aide`}>
                {option.help}
              </p>
            ) : null}
          </div>
        ))
      )}
    </fieldset>
  );
}
