import { describe, expect, it } from 'vitest';
import { localPath, safeUrl } from './safe-url.ts';

describe('safeUrl', () => {
  it.each([
    ['https://exemple.fr/a?b=c', 'https://exemple.fr/a?b=c'],
    ['http://exemple.fr', 'http://exemple.fr/'],
    ['/formations/12', '/formations/12'],
    [' https://exemple.fr/ ', 'https://exemple.fr/'],
    ['javascript:alert(1)', null],
    ['JaVaScript:alert(1)', null],
    ['java\nscript:alert(1)', null],
    ['data:text/html,x', null],
    ['//exemple.fr', null],
    ['/\\exemple.fr', null],
    ['https://nom:mot@exemple.fr/', null],
    ['https://exemple.fr/" onclick="x', null],
    ['exemple.fr', null],
    ['', null],
    [null, null],
  ])('%s', (address, expected) => {
    expect(safeUrl(address)).toBe(expected);
  });

  it('never leaves the site by a path', () => {
    for (const away of ['//x.fr', '/\\x.fr', 'https://x.fr', 'x', '', null, '/a b'])
      expect(localPath(away)).toBe('/');
    expect(localPath('/dossiers/1-2?afficher=nir')).toBe('/dossiers/1-2?afficher=nir');
  });
});
