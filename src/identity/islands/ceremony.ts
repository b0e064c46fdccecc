import type { Answer } from './post.ts';

export interface CeremonyTexts {
  cancelled?: string;
  failed?: string;
  known?: string;
}

/** Says what went wrong inside the form; read out by screen readers. */
export function tell(form: HTMLFormElement, text: string): void {
  let message = form.querySelector<HTMLElement>('[data-passkey-message]');
  if (!message) {
    message = document.createElement('p');
    message.className = 'ds-validation-message';
    message.dataset.passkeyMessage = '';
    message.setAttribute('role', 'alert');
    form.append(message);
  }
  message.hidden = text === '';
  message.textContent = text;
}

/** Runs one ceremony of a form at a time; one that was cancelled or failed is told, never thrown. */
export async function runCeremony<T>(
  form: HTMLFormElement,
  texts: CeremonyTexts,
  ceremony: () => Promise<Answer<T>>,
): Promise<Answer<T> | null> {
  if (form.ariaBusy === 'true') return null;
  form.ariaBusy = 'true';
  tell(form, '');
  try {
    const result = await ceremony();
    if (!result.ok) tell(form, result.text);
    return result;
  } catch (error) {
    tell(form, explain(error, texts));
    return null;
  } finally {
    form.ariaBusy = null;
  }
}

function explain(error: unknown, texts: CeremonyTexts): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'InvalidStateError' && texts.known) return texts.known;
  if (name === 'NotAllowedError' || name === 'AbortError') return texts.cancelled ?? '';
  return texts.failed ?? '';
}
