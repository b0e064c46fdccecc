/** Same letters as SQL's catalogue.fold, for keys that both sides compare. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’ʼ`´]/g, "'")
    .replace(/[-‐‑–—/_·•\u00a0\u202f]/g, ' ');
}

/**
 * The key of a commune's name: « QUIMPERLÉ », « Quimperlé Cedex », « Paris 14e Arrondissement », « St-Ouvrard »
 * and « Saint Ouvrard » meet.
 */
export function communeKey(name: string): string {
  return fold(name)
    .replace(/\(.*?\)/g, ' ')
    .replace(/\bcedex\b.*$/, ' ')
    .replace(/\b(\d{1,2})\s*(?:e|er|eme|ieme)?\s*arrondissement\b/, ' ')
    .replace(/^(paris|lyon|marseille)\s+\d{1,2}(?:e|er|eme)?$/, '$1')
    .replace(/\bste\b/g, 'sainte')
    .replace(/\bst\b/g, 'saint')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The department of a postal code or INSEE code: 2A, 2B and the three-figure ones overseas. */
export function departmentOf(insee: string | null, postalCode: string | null): string | null {
  const code = insee !== null && /^(\d{2}|2[AB])\d{3}$/.test(insee) && insee !== '00000' ? insee : postalCode;
  if (code === null || !/^(\d{2}|2[AB])\d{3}$/.test(code) || code === '00000') return null;
  if (code.startsWith('97') || code.startsWith('98')) return code.slice(0, 3);
  // Corsica's postal codes begin with 20: 200 and 201 are the south.
  if (code.startsWith('20')) return code < '20200' ? '2A' : '2B';
  return code.slice(0, 2);
}
