import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { NavKey, Viewer } from './env.ts';
import { Breadcrumbs, type Crumb } from './parts/breadcrumbs.tsx';
import { localPath } from './safe-url.ts';
import { Footer } from './shell/footer.tsx';
import { Header } from './shell/header.tsx';
import { Nav } from './shell/nav.tsx';
import { langOf, t } from './texts/index.ts';

export interface PageProps {
  c: Viewer;
  /** Of the document; the page draws its own h1 (`PageHead`). No name of a young person on public pages. */
  title: string;
  nav?: NavKey;
  /** One narrow, calmer column: sign-in, links, public pages. */
  public?: boolean;
  /** Under the product's name, instead of the structure's. */
  subtitle?: string;
  breadcrumbs?: readonly Crumb[];
  /** The form came back with errors: the title says so first. */
  errors?: boolean;
  /** Without script, leave this page after so many seconds (a revealed value must not stay). */
  leaveAfter?: { seconds: number; href: string };
  /** Further island modules of `src/ui/islands`, by name. */
  scripts?: readonly string[];
  children?: Child;
}

/** The whole document. `return c.html(<Page c={c} title=…>…</Page>)`. */
export function Page(props: PageProps) {
  const { c, title, errors, leaveAfter } = props;
  const { asset } = c.var.page;
  const shown = errors ? t(c, 'common.errors.titlePrefix', { title }) : title;
  return html`<!doctype html>
${(
  <html lang={langOf(c)} data-size="sm" data-color-scheme="light">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${shown} · ${t(c, 'common.product')}`}</title>
      <meta name="robots" content="noindex" />
      <link rel="icon" href={asset('logo.svg')} type="image/svg+xml" />
      <link rel="preload" href={asset('inter.woff2')} as="font" type="font/woff2" crossorigin="anonymous" />
      <link rel="stylesheet" href={asset('ecluse.css')} />
      <script type="module" src={asset('islands.js')} />
      {props.scripts?.map((name) => (
        <script type="module" src={asset(`${name}.js`)} />
      ))}
      {leaveAfter ? (
        <noscript>
          <meta http-equiv="refresh" content={`${leaveAfter.seconds};url=${localPath(leaveAfter.href)}`} />
        </noscript>
      ) : null}
    </head>
    <body class={props.public ? 'ec-public' : undefined}>
      <a class="ds-skip-link" href="#contenu">
        {t(c, 'common.skip')}
      </a>
      <Header c={c} subtitle={props.subtitle} />
      {props.public ? null : <Nav c={c} current={props.nav} />}
      <main id="contenu" tabindex={-1}>
        <div class="ec-in">
          {props.breadcrumbs ? <Breadcrumbs c={c} crumbs={props.breadcrumbs} /> : null}
          {props.children}
        </div>
      </main>
      <Footer c={c} />
    </body>
  </html>
)}`;
}
