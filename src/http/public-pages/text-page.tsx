import type { Context } from 'hono';
import { type AppEnv, findText, Page, PageHead, Panel, t } from '../../ui/index.ts';

type Family = 'help' | 'a11y' | 'privacy';

interface TextPageProps {
  c: Context<AppEnv>;
  family: Family;
  sections: readonly string[];
}

/** A page of plain text: sections of numbered paragraphs `pages.<family>.<section>.<n>`. */
export function TextPage({ c, family, sections }: TextPageProps) {
  const title = t(c, `pages.${family}.title`);
  return (
    <Page c={c} title={title} public>
      <div class="ec-phone ec-stack">
        <div>
          <PageHead title={title} />
          <p class="ec-lead ec-mute">{t(c, `pages.${family}.lead`)}</p>
        </div>
        {sections.map((section) => (
          <Panel title={findText(c, `pages.${family}.${section}.title`)}>
            {paragraphs(c, `pages.${family}.${section}`).map((text) => (
              <p>{text}</p>
            ))}
          </Panel>
        ))}
      </div>
    </Page>
  );
}

function paragraphs(c: Context<AppEnv>, prefix: string): string[] {
  const found: string[] = [];
  for (let n = 1; ; n += 1) {
    const text = findText(c, `${prefix}.${n}`);
    if (text === null) return found;
    found.push(text);
  }
}
