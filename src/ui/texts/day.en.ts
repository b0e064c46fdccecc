import type { fr } from './day.fr.ts';

export const en: Record<keyof typeof fr, string> = {};
