import type { Child } from 'hono/jsx';
import type { Viewer } from '../env.ts';
import { t } from '../texts/index.ts';

/** Three lines before a dangerous act; never a mere "are you sure?". */
export function Effect({ c, what, who, undo }: { c: Viewer; what: Child; who: Child; undo: Child }) {
  return (
    <dl class="ec-effect">
      <dt>{t(c, 'common.effect.what')}</dt>
      <dd>{what}</dd>
      <dt>{t(c, 'common.effect.who')}</dt>
      <dd>{who}</dd>
      <dt>{t(c, 'common.effect.undo')}</dt>
      <dd>{undo}</dd>
    </dl>
  );
}
