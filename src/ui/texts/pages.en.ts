import type { fr } from './pages.fr.ts';

export const en: Record<keyof typeof fr, string> = {};
