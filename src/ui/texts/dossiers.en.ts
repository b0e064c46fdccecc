import type { fr } from './dossiers.fr.ts';

export const en: Record<keyof typeof fr, string> = {};
