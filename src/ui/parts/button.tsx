import type { Child } from 'hono/jsx';
import { Icon, type IconName } from '../icons.tsx';
import { localPath } from '../safe-url.ts';

interface Look {
  /** `main`: copper, the one action that matters on a page; `danger`: crimson. */
  look?: 'main' | 'plain' | 'secondary' | 'tertiary' | 'danger';
  /** Copper outline, for the same main act on each line of a list. */
  brand?: boolean;
  compact?: boolean;
  full?: boolean;
  icon?: IconName;
  /** When the visible words alone do not say which one (“Afficher” of whom?). */
  label?: string;
  children?: Child;
}

function dataset({ look = 'plain', brand, compact, full }: Look) {
  return {
    'data-variant':
      look === 'secondary' || look === 'danger' ? 'secondary' : look === 'tertiary' ? 'tertiary' : undefined,
    'data-color': look === 'main' || brand ? 'brand1' : look === 'danger' ? 'danger' : undefined,
    'data-compact': compact || undefined,
    'data-fullwidth': full || undefined,
  };
}

interface ButtonProps extends Look {
  type?: 'submit' | 'button';
  name?: string;
  value?: string;
  formaction?: string;
  formnovalidate?: boolean;
  id?: string;
}

export function Button(props: ButtonProps) {
  return (
    <button
      class="ds-button"
      type={props.type ?? 'submit'}
      name={props.name}
      value={props.value}
      formaction={props.formaction}
      formnovalidate={props.formnovalidate}
      id={props.id}
      aria-label={props.label}
      {...dataset(props)}
    >
      {props.icon ? <Icon name={props.icon} /> : null}
      {props.children}
    </button>
  );
}

/** A link that looks like a button; only to a path of this site. */
export function LinkButton(props: Look & { href: string }) {
  return (
    <a class="ds-button" href={localPath(props.href)} aria-label={props.label} {...dataset(props)}>
      {props.icon ? <Icon name={props.icon} /> : null}
      {props.children}
    </a>
  );
}
