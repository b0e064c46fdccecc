import type { Queryable } from '../db/index.ts';

/** What a referral needs to know of a session. */
export interface SessionFacts {
  sessionId: string;
  trainingId: string;
  title: string;
  providerName: string;
  providerEmail: string | null;
  providerPhone: string | null;
  providerSiret: string | null;
  place: string | null;
  /** ISO days; the first possible one when only the month is known. */
  startsOn: string | null;
  endsOn: string | null;
  placesOpen: number | null;
  closedAt: Date | null;
}

/**
 * One session, whoever to write to included: the session's own contact, else the training's, the provider's, the
 * place's.
 * @returns null when the catalogue does not know it; a closed session is found, with its date
 */
export async function getSession(on: Queryable, sessionId: string): Promise<SessionFacts | null> {
  if (!/^\d{1,18}$/.test(sessionId)) return null;
  const { rows } = await on.query<SessionFacts>(
    `SELECT s.session_id::text AS "sessionId", t.training_id::text AS "trainingId", t.title,
       t.provider_name AS "providerName", p.siret AS "providerSiret",
       coalesce(s.contact_email, t.contact_email, p.email, a.trainer_email) AS "providerEmail",
       coalesce(s.contact_phone, t.contact_phone, p.phone, a.trainer_phone) AS "providerPhone",
       l.commune AS place, s.starts_on::text AS "startsOn", s.ends_on::text AS "endsOn",
       s.places_open AS "placesOpen", coalesce(s.closed_at, t.closed_at) AS "closedAt"
     FROM catalogue.session s
       JOIN catalogue.training t USING (training_id)
       JOIN catalogue.provider p USING (provider_id)
       JOIN catalogue.action a ON a.action_id = s.action_id
       LEFT JOIN LATERAL (
         SELECT commune FROM catalogue.place WHERE action_id = s.action_id ORDER BY position LIMIT 1) l ON true
     WHERE s.session_id = $1`,
    [sessionId],
  );
  return rows[0] ?? null;
}
