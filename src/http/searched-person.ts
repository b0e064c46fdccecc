import type { CatalogueDeps } from '../catalogue/index.ts';
import { fullName } from '../dossiers/index.ts';
import { parseRef, type Vault } from '../vault/index.ts';

/**
 * Who the catalogue is searched for, for its banner: the catalogue itself reaches nobody. Each name shown is asked of
 * the kernel, charged and logged; a refusal leaves the banner without a name.
 */
export function searchedPersonOf(vault: Pick<Vault, 'reveal'>): NonNullable<CatalogueDeps['personOf']> {
  return async (c, asked) => {
    const { token } = c.var;
    const subject = parseRef(asked);
    if (token === null || subject === null) return null;
    const revealed = await vault.reveal({
      token,
      operation: 'dossier.name',
      purpose: null,
      target: { subjects: [subject] },
      fields: ['summary', 'situation'],
    });
    const person = revealed.ok ? revealed.people[0] : undefined;
    if (person === undefined) return null;
    const { project, mobility } = person.values.situation ?? {};
    const detail = [project, mobility].filter(Boolean).join(', ');
    return { name: fullName(person.values), detail: detail === '' ? null : detail };
  };
}
