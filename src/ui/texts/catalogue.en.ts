import type { fr } from './catalogue.fr.ts';

export const en: Record<keyof typeof fr, string> = {};
