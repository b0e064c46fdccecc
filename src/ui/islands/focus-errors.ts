/** A form that came back: the reader lands on the summary of what to correct. */
export function focusErrors(): void {
  document.querySelector<HTMLElement>('#erreurs')?.focus();
}
