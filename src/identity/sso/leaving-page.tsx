import { type AppContext, Page, PageHead } from '../../ui/index.ts';

interface Props {
  c: AppContext;
  title: string;
  lead: string;
  /** Of the link that leads on where the browser does not go by itself. */
  go: string;
  href: string;
}

/**
 * Sends the browser on to an identity provider after a form was sent. Not by a redirect: our pages let no form lead to
 * another site (`form-action 'self'`), and browsers apply that to redirects too. The `Refresh` header needs no script.
 */
export function leave(props: Props): Response | Promise<Response> {
  const { c, href } = props;
  c.header('Refresh', `0; url=${href}`);
  c.header('Cache-Control', 'no-store');
  return c.html(<LeavingPage {...props} />);
}

function LeavingPage({ c, title, lead, go, href }: Props) {
  return (
    <Page c={c} title={title} public>
      <div class="ec-narrow ec-stack">
        <PageHead title={title} lead={lead} />
        <p>
          <a class="ds-button" href={href} rel="noreferrer">
            {go}
          </a>
        </p>
      </div>
    </Page>
  );
}
