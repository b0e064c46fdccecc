import { findText, type Lang, type Viewer } from '../../ui/index.ts';

/** A field of the exposure in plain words; a field that has left the product keeps its own name. */
export function sayField(where: Lang | Viewer, name: string): string {
  return findText(where, `incidents.field.${name}`) ?? name;
}

/** Several, in one line: « nom, téléphone, adresse ». */
export function sayFields(where: Lang | Viewer, names: readonly string[]): string {
  const said = names.map((name) => sayField(where, name));
  return said
    .map((word, at) => (at === 0 ? word : word.charAt(0).toLocaleLowerCase('fr') + word.slice(1)))
    .join(', ');
}
