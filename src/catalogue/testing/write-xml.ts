import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const NAMESPACE = 'http://lheo.gouv.fr/2.3';

/** A folder for one test file's XML, and the pen. */
export async function xmlFolder(): Promise<{
  write(name: string, content: string | Uint8Array): Promise<string>;
  remove(): Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'ecluse-lheo-'));
  return {
    async write(name, content) {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

export function lheo(...formations: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<lheo xmlns="${NAMESPACE}">\n<offres>\n${formations.join('\n')}\n</offres>\n</lheo>\n`;
}

export interface FormationParts {
  numero?: string | null;
  title?: string | null;
  siret?: string;
  provider?: string;
  level?: string;
  rome?: string[];
  formacode?: string[];
  text?: string;
  places?: { town: string; postalCode?: string; at?: [number, number] }[];
  sessions?: string[];
  permanent?: boolean;
  rhythm?: string;
  extra?: string;
}

/** A `<formation>` with what a test needs to say. */
export function formation(parts: FormationParts = {}): string {
  const {
    numero = 'F1',
    title = 'Agent de logistique',
    siret = '12345678900012',
    provider = 'Ateliers',
  } = parts;
  const places = parts.places ?? [{ town: 'Port-Vautrin', postalCode: '48990', at: [44.56, 3.5] }];
  return `<formation${numero === null ? '' : ` numero="${numero}"`}>
<domaine-formation>${(parts.formacode ?? []).map((code) => `<code-FORMACODE>${code}</code-FORMACODE>`).join('')}${(parts.rome ?? []).map((code) => `<code-ROME>${code}</code-ROME>`).join('')}</domaine-formation>
${title === null ? '' : `<intitule-formation>${title}</intitule-formation>`}
<objectif-formation>${parts.text ?? '-'}</objectif-formation>
<code-niveau-entree>${parts.level ?? '1'}</code-niveau-entree>
<action numero="A1"><rythme-formation>${parts.rhythm ?? 'Temps plein'}</rythme-formation>
${places.map((place) => `<lieu-de-formation><coordonnees><adresse><ligne>1 quai</ligne><codepostal>${place.postalCode ?? '48990'}</codepostal><ville>${place.town}</ville>${place.at ? `<geolocalisation><latitude>${place.at[0]}</latitude><longitude>${place.at[1]}</longitude></geolocalisation>` : ''}</adresse></coordonnees></lieu-de-formation>`).join('')}
<modalites-entrees-sorties>${parts.permanent ? '1' : '0'}</modalites-entrees-sorties>
${(parts.sessions ?? [session()]).join('\n')}
</action>
<organisme-formation-responsable><SIRET-organisme-formation><SIRET>${siret}</SIRET></SIRET-organisme-formation><nom-organisme>${provider}</nom-organisme></organisme-formation-responsable>
${parts.extra ?? ''}</formation>`;
}

export function session(
  parts: { numero?: string; start?: string; end?: string; state?: string; more?: string } = {},
): string {
  const { start = '20990105', end = '20990401' } = parts;
  return `<session${parts.numero === undefined ? '' : ` numero="${parts.numero}"`}><periode><debut>${start}</debut><fin>${end}</fin></periode>${parts.state ? `<etat-recrutement>${parts.state}</etat-recrutement>` : ''}${parts.more ?? ''}</session>`;
}
