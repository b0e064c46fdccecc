import type { Child } from 'hono/jsx';
import type { Viewer } from '../env.ts';
import { t } from '../texts/index.ts';

export interface Step {
  label: string;
  /** `off`: where a path stopped (declined, refused, withdrawn). */
  state: 'done' | 'now' | 'todo' | 'off';
  detail?: Child;
}

/** The lock stepper: pools fill one after the other between gates; it stands up on a phone. */
export function Steps({
  c,
  steps,
  small,
  label,
}: {
  c: Viewer;
  steps: readonly Step[];
  small?: boolean;
  label?: string;
}) {
  return (
    <ol class="ec-steps" data-size={small ? 's' : undefined} aria-label={label ?? t(c, 'common.steps.label')}>
      {steps.map((step) => (
        <li data-s={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <b>{step.label}</b>
          <span class="ds-sr-only"> ({t(c, `common.steps.${step.state}`)}) </span>
          {step.detail}
        </li>
      ))}
    </ol>
  );
}
