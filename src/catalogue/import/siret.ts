/**
 * A SIRET: 14 figures, spaces allowed. Its key is not checked: establishments of La Poste break it, and so
 * does the official EDOF example.
 * @returns null when absent or a filler (all zeros, all nines), 'unreadable' when it is something else
 */
export function siretOf(text: string | null): string | null | 'unreadable' {
  const found = text?.replace(/[\s.\u00a0\u202f]/g, '') ?? '';
  if (found === '' || /^(0+|9+)$/.test(found)) return null;
  return /^\d{14}$/.test(found) ? found : 'unreadable';
}
