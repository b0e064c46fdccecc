/**
 * A revealed value leaves the page after its time, whatever the tab does: the end is a moment on the
 * clock, so a sleeping laptop finds the value gone, and nothing pauses it.
 */
export function startCountdowns(): void {
  for (const row of document.querySelectorAll<HTMLElement>('[data-countdown]')) startOne(row);
  // A page kept by the browser for "back" must not bring a value back.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted && document.querySelector('[data-countdown], [data-hidden-after]')) location.reload();
  });
}

function startOne(row: HTMLElement): void {
  const endMs = Date.now() + Number(row.dataset.countdown) * 1000;
  const left = row.querySelector('[data-left]');
  const tick = () => {
    const seconds = Math.ceil((endMs - Date.now()) / 1000);
    if (seconds <= 0) {
      hide(row);
      return;
    }
    if (left) left.textContent = remaining(row, seconds);
    setTimeout(tick, 1000);
  };
  tick();
  document.addEventListener('visibilitychange', () => {
    if (Date.now() >= endMs) hide(row);
  });
  row.querySelector<HTMLAnchorElement>('.ec-do a')?.addEventListener('click', () => hide(row));
}

function remaining(row: HTMLElement, seconds: number): string {
  const text = (seconds >= 60 ? row.dataset.textLeft : row.dataset.textSeconds) ?? '';
  return text
    .replace('{min}', String(Math.floor(seconds / 60)))
    .replace('{s}', String(seconds >= 60 ? seconds % 60 : seconds));
}

function hide(row: HTMLElement): void {
  const value = row.querySelector('.ec-shown');
  if (!value) return;
  value.textContent = row.dataset.mask ?? '';
  value.className = 'ec-mask';
  delete row.dataset.countdown;
  delete row.dataset.open;
  row.dataset.hiddenAfter = '';
  const left = row.querySelector('[data-left]');
  if (left) left.textContent = row.dataset.textOver ?? '';
  row.querySelector('.ec-trace')?.remove();
}
