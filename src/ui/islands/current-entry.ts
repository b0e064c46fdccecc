/** On a phone the navigation scrolls sideways: the current entry is brought into view. */
export function showCurrentEntry(): void {
  const current = document.querySelector<HTMLElement>('.ec-nav [aria-current]');
  const list = current?.closest('ul');
  if (!current || !list || list.scrollWidth <= list.clientWidth) return;
  list.scrollLeft = current.offsetLeft - (list.clientWidth - current.offsetWidth) / 2;
}
