import type { NoticeFacts } from './compose/facts.ts';
import type { NoticesView } from './view.ts';

/** An invented person of whom everything was seen that this incident exposed. */
export function previewFacts(view: NoticesView, publicUrl: string): NoticeFacts {
  const { incident, text } = view;
  return {
    happened: text?.happened ?? '',
    measures: text?.measures ?? '',
    contact: text?.contact ?? '',
    structure: 'Mission Locale de l’Exemple',
    seen: incident.fields,
    firstAt: new Date(incident.from),
    lastAt: new Date(incident.to),
    givenName: 'Camille',
    name: 'Camille Exemple',
    greeting: 'person',
    code: 'K7QM4XPD92TR',
    publicUrl,
    exercise: incident.exercise,
  };
}

export const PREVIEW_ADDRESS = {
  name: 'Camille Exemple',
  lines: ['12 rue de l’Exemple'],
  postcode: '59000',
  city: 'Lille',
};
