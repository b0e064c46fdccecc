import type { Lang } from '../env.ts';
import { formatNumber } from '../format.ts';

export type Params = Readonly<Record<string, string | number>>;

/** French: 0, 1 and 1,9 are singular. English: only 1 is. */
export function isPlural(lang: Lang, count: number): boolean {
  return lang === 'fr' ? Math.abs(count) >= 2 : Math.abs(count) !== 1;
}

const HOLE = /\{(\w+)(?::([^{}|]*)\|([^{}]*))?\}/g;

/**
 * Fills a text: `{name}` is a value (numbers get their thousands), `{count:jeune|jeunes}` chooses
 * the singular or the plural. A hole without its value stays as it is, so that a test sees it.
 */
export function formatText(lang: Lang, text: string, params: Params = {}): string {
  return text.replace(HOLE, (hole, name: string, one?: string, many?: string) => {
    const value = params[name];
    if (value === undefined) return hole;
    if (one !== undefined && many !== undefined) return isPlural(lang, Number(value)) ? many : one;
    return typeof value === 'number' ? formatNumber(lang, value) : value;
  });
}
