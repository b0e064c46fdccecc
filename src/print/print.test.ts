import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { renderPdf, renderPdfs } from './index.ts';

const template = new URL('./testing.typ', import.meta.url);

async function open(pdf: Uint8Array) {
  const raw = new TextDecoder('latin1').decode(pdf);
  const file = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const page = await file.getPage(1);
  const { items } = await page.getTextContent();
  return {
    raw,
    text: items.map((item) => ('str' in item ? item.str : '')).join(''),
    mark: (await file.getMarkInfo()) as unknown as Map<string, boolean>,
    tree: JSON.stringify(await page.getStructTree()),
    about: (await file.getMetadata()).info as { Title?: string; Language?: string },
    pages: file.numPages,
  };
}

describe('a document', () => {
  it('is tagged PDF/UA-1, has a title and a language, and says what it was given', async () => {
    const data = {
      title: 'Compte rendu',
      lang: 'fr',
      mark: 'EXERCICE',
      lines: ['« Été » à 10 h 42', 'Ligne 2'],
    };
    const pdf = await open(await renderPdf({ template, data }));
    expect(pdf.text).toContain('« Été » à 10 h 42');
    expect(pdf.text).toContain('EXERCICE');
    expect(pdf.mark.get('Marked')).toBe(true);
    expect(pdf.tree).toContain('"role":"H1"');
    expect(pdf.about).toMatchObject({ Title: 'Compte rendu', Language: 'fr' });
    expect(pdf.raw).toContain('pdfuaid:part');
    expect(pdf.pages).toBe(1);
  });

  it('takes what is typed as text, never as its own language', async () => {
    const data = {
      title: 'T',
      lang: 'en',
      mark: null,
      lines: ['#panic("x") $ *bold* `raw` #import "/x" \\ <a@b>'],
    };
    const { text } = await open(await renderPdf({ template, data }));
    expect(text).toContain('#panic("x") $ *bold* `raw` #import "/x" \\ <a@b>');
  });

  it('that cannot be made is a fault, and the next one is made', async () => {
    const data = { title: 'Jeanne', lang: 'fr', mark: null, lines: [] as string[] };
    await expect(renderPdf({ template, data })).rejects.toMatchObject({ code: 'internal' });
    await expect(renderPdf({ template: '/etc/passwd', data })).rejects.toMatchObject({ code: 'internal' });
    expect((await open(await renderPdf({ template, data: { ...data, lines: ['x'] } }))).text).toContain('x');
  });

  it('of a batch comes in the order asked', async () => {
    const each = Array.from({ length: 30 }, (_, n) => ({
      title: `N${n}`,
      lang: 'fr',
      mark: null,
      lines: ['x'],
    }));
    const titles: unknown[] = [];
    for await (const pdf of renderPdfs(template, each)) titles.push((await open(pdf)).about.Title);
    expect(titles).toEqual(each.map((one) => one.title));
  });
});
