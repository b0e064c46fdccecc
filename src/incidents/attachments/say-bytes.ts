import { formatNumber, type Lang } from '../../ui/index.ts';

/** `312 Ko`, `4,2 Mo`: thousands, as sizes of files are said. */
export function sayBytes(lang: Lang, bytes: number): string {
  const [unit, mega] = lang === 'fr' ? ['Ko', 'Mo'] : ['kB', 'MB'];
  return bytes < 1_000_000
    ? `${formatNumber(lang, Math.max(1, Math.round(bytes / 1000)))} ${unit}`
    : `${formatNumber(lang, Math.round(bytes / 100_000) / 10)} ${mega}`;
}
