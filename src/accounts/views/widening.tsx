import { type AppContext, formatNumber, Icon, langOf, t } from '../../ui/index.ts';

interface WideningProps {
  c: AppContext;
  before: number | null;
  after: number | null;
  /** The largest number of the list: one scale for all bars. */
  scale: number;
}

/** Worst case before → after, before anybody approves. Nothing while it is not known. */
export function Widening({ c, before, after, scale }: WideningProps) {
  if (before === null || after === null) return null;
  const lang = langOf(c);
  const part = (n: number) => Math.round((100 * Math.min(n, scale)) / Math.max(scale, 1));
  return (
    <>
      <p class="ec-widen">
        <span>{formatNumber(lang, before)}</span>
        <Icon name="arrow" />
        <strong>{formatNumber(lang, after)}</strong> <small>{t(c, 'accounts.requests.worst')}</small>
      </p>
      <svg
        class="ec-svg ec-bar"
        viewBox="0 0 100 10"
        preserveAspectRatio="none"
        role="img"
        aria-label={t(c, 'accounts.requests.worstLabel', { before, after })}
      >
        <path class="bg" d="M0 0h100v10H0z" />
        <path class="redl" d={`M0 0h${part(after)}v10H0z`} />
        <path class="wd" d={`M0 0h${Math.min(part(before), part(after))}v10H0z`} />
      </svg>
    </>
  );
}
