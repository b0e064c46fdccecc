import type { Viewer } from '../env.ts';
import { t } from '../texts/index.ts';

export interface FieldError {
  /** Id of the input to go to. */
  id: string;
  message: string;
}

/** At the top of a form that came back: what to correct, each line a link to its field. Nothing when all is well. */
export function ErrorSummary({ c, errors }: { c: Viewer; errors: readonly FieldError[] }) {
  if (errors.length === 0) return null;
  const title =
    errors.length === 1 ? t(c, 'common.errors.one') : t(c, 'common.errors.many', { count: errors.length });
  return (
    <div class="ds-error-summary ec-errors" id="erreurs" role="alert" tabindex={-1} data-color="danger">
      <h2>{title}</h2>
      <ul>
        {errors.map((error) => (
          <li>
            <a href={`#${error.id}`}>{error.message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
