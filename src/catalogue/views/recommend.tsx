import { localPath, t, type Viewer } from '../../ui/index.ts';

interface RecommendProps {
  c: Viewer;
  sessionId: string;
  person: string | null;
  dates: string;
  place: string;
}

/** Towards the proposal, with the person one searches for if there is one. The referral's pages take over there. */
export function Recommend({ c, sessionId, person, dates, place }: RecommendProps) {
  const query = new URLSearchParams({ session: sessionId, ...(person !== null && { pour: person }) });
  return (
    <a
      class="ds-button"
      href={localPath(`/orientations/nouvelle?${query}`)}
      data-variant="secondary"
      data-color="brand1"
      data-compact
      aria-label={t(c, 'catalogue.session.recommendLabel', { dates, place })}
    >
      {t(c, 'catalogue.session.recommend')}
    </a>
  );
}
