import type { fr } from './identity.fr.ts';

export const en: Record<keyof typeof fr, string> = {};
