import { describe, expect, it } from 'vitest';
import { isSameIdentity } from './same-identity.ts';

const known = { givenName: 'Marie', familyName: 'Le Goff', birthDate: '2006-04-09' };
const vouched = { given_name: 'Marie Anne', family_name: 'LE GOFF', birthdate: '2006-04-09' };

describe('the identity that a provider vouches for', () => {
  it.each<[string, object, object]>([
    ['as FranceConnect writes it', {}, {}],
    ['another case and accents', { given_name: 'Eloise' }, { givenName: 'Éloïse' }],
    ['a hyphen on one side', { given_name: 'Jean-Pierre Marc' }, { givenName: 'Jean Pierre' }],
    ['two first names apart', { given_name: 'Jean Pierre Marc' }, { givenName: 'Jean-Pierre' }],
    ['the name in use', { family_name: 'KERMARREC', preferred_username: 'LE GOFF' }, {}],
    ['an apostrophe', { family_name: "D'ALMEIDA" }, { familyName: 'd’Almeida' }],
    ['a ligature', { family_name: 'LEBOEUF' }, { familyName: 'Lebœuf' }],
  ])('is the same: %s', (_, v, k) => {
    expect(isSameIdentity({ ...vouched, ...v }, { ...known, ...k })).toBe(true);
  });

  it.each<[string, unknown, object]>([
    ['another day', { ...vouched, birthdate: '2006-04-10' }, {}],
    ['a twin', { ...vouched, given_name: 'Jeanne Marie' }, {}],
    ['a first name that begins alike', { ...vouched, given_name: 'Marie-Claude' }, {}],
    ['another family', { ...vouched, family_name: 'LE GALL' }, {}],
    ['an unknown day of birth', { ...vouched, birthdate: '2006-00-00x' }, {}],
    ['no birth date at the provider', { given_name: 'Marie', family_name: 'Le Goff' }, {}],
    ['no birth date in the dossier', vouched, { birthDate: undefined }],
    ['no letters at all', { ...vouched, family_name: '-' }, { familyName: '-' }],
    ['claims of another shape', { ...vouched, given_name: ['Marie'] }, {}],
    ['nothing', null, {}],
  ])('is another: %s', (_, v, k) => {
    expect(isSameIdentity(v, { ...known, ...k })).toBe(false);
  });
});
