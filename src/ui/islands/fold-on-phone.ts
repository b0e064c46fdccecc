/** Filters above the results would fill a phone's first screens: there they begin folded, one touch away. */
export function foldOnPhone(): void {
  if (!matchMedia('(max-width: 47.99rem)').matches) return;
  for (const one of document.querySelectorAll<HTMLDetailsElement>('details[data-fold-on-phone]')) {
    one.open = one.querySelector(':checked:not(option), [aria-invalid]') !== null;
  }
}
