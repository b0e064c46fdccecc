import type { Queryable } from '../db/index.ts';

export interface TrainingPage {
  trainingId: string;
  number: string;
  source: string;
  title: string;
  objectives: string | null;
  results: string | null;
  content: string | null;
  certifying: boolean | null;
  entryLevel: number | null;
  exitLevel: number | null;
  rome: string[];
  formacode: string[];
  nsf: string[];
  rncp: string[];
  rs: string[];
  url: string | null;
  closedAt: Date | null;
  contact: ContactView;
  provider: ContactView & {
    providerName: string;
    legalName: string | null;
    siret: string | null;
    url: string | null;
    address: string[];
    town: string | null;
  };
  actions: ActionView[];
  sessions: SessionView[];
}

export interface ContactView {
  name: string | null;
  email: string | null;
  phone: string | null;
}

export interface ActionView {
  actionId: string;
  rhythm: string | null;
  workStudy: boolean;
  workStudyTerms: string | null;
  teachingMode: number | null;
  permanent: boolean;
  levelRequired: boolean | null;
  conditions: string | null;
  audience: string | null;
  duration: string | null;
  hoursCompany: number | null;
  hoursTotal: number | null;
  recruitment: string | null;
  costs: string | null;
  price: string | null;
  funding: string | null;
  publiclyFunded: boolean | null;
  catering: string | null;
  housing: string | null;
  transport: string | null;
  accessibility: string | null;
  trainer: ContactView;
  informationAddress: string[];
  informationDates: string[];
  url: string | null;
  places: PlaceView[];
}

export interface PlaceView {
  name: string | null;
  address: string[];
  postalCode: string | null;
  commune: string | null;
  latitude: number | null;
  longitude: number | null;
}

export interface SessionView {
  sessionId: string;
  actionId: string;
  startsOn: string | null;
  startsLatest: string | null;
  startsPrecision: string;
  endsOn: string | null;
  endsLatest: string | null;
  endsPrecision: string;
  enrolUntil: string | null;
  enrolTerms: string | null;
  state: string;
  placesOpen: number | null;
  placesTotal: number | null;
  meetings: MeetingView[];
  contact: ContactView;
  url: string | null;
  closed: boolean;
}

export interface MeetingView {
  on: string | null;
  from: string | null;
  to: string | null;
  address: string[];
  remote: boolean | null;
  comment: string | null;
}

/** One training with everything its page shows; null when there is none. Closed ones stay readable. */
export async function findTraining(on: Queryable, trainingId: string): Promise<TrainingPage | null> {
  const { rows } = await on.query<{ page: Omit<TrainingPage, 'closedAt'> & { closedAt: string | null } }>(
    `SELECT jsonb_build_object(
       'trainingId', t.training_id::text, 'number', t.number, 'source', o.name, 'title', t.title,
       'objectives', t.objectives, 'results', t.results, 'content', t.content, 'certifying', t.certifying,
       'entryLevel', t.entry_level, 'exitLevel', t.exit_level, 'rome', t.rome, 'formacode', t.formacode, 'nsf', t.nsf,
       'rncp', t.rncp, 'rs', t.rs, 'url', t.url, 'closedAt', t.closed_at,
       'contact', jsonb_build_object('name', t.contact_name, 'email', t.contact_email, 'phone', t.contact_phone),
       'provider', jsonb_build_object('providerName', p.name, 'legalName', p.legal_name, 'siret', p.siret, 'name', NULL,
         'email', p.email, 'phone', p.phone, 'url', p.url, 'address', p.address,
         'town', nullif(concat_ws(' ', p.postal_code, p.commune), '')),
       'actions', coalesce((
         SELECT jsonb_agg(jsonb_build_object(
           'actionId', a.action_id::text, 'rhythm', a.rhythm, 'workStudy', a.work_study,
           'workStudyTerms', a.work_study_terms, 'teachingMode', a.teaching_mode, 'permanent', a.permanent,
           'levelRequired', a.level_required, 'conditions', a.conditions, 'audience', a.audience,
           'duration', a.duration, 'hoursCompany', a.hours_company, 'hoursTotal', a.hours_total,
           'recruitment', a.recruitment, 'costs', a.costs, 'price', a.price, 'funding', a.funding,
           'publiclyFunded', a.publicly_funded, 'catering', a.catering, 'housing', a.housing, 'transport', a.transport,
           'accessibility', a.accessibility,
           'trainer', jsonb_build_object('name', a.trainer_name, 'email', a.trainer_email, 'phone', a.trainer_phone),
           'informationAddress', a.information_address, 'informationDates', a.information_dates, 'url', a.url,
           'places', coalesce((
             SELECT jsonb_agg(jsonb_build_object('name', l.name, 'address', l.address, 'postalCode', l.postal_code,
               'commune', l.commune, 'latitude', l.latitude, 'longitude', l.longitude) ORDER BY l.position)
             FROM catalogue.place l WHERE l.action_id = a.action_id), '[]')) ORDER BY a.action_id)
         FROM catalogue.action a WHERE a.training_id = t.training_id), '[]'),
       'sessions', coalesce((
         SELECT jsonb_agg(jsonb_build_object(
           'sessionId', s.session_id::text, 'actionId', s.action_id::text, 'startsOn', s.starts_on,
           'startsLatest', s.starts_latest, 'startsPrecision', s.starts_precision, 'endsOn', s.ends_on,
           'endsLatest', s.ends_latest, 'endsPrecision', s.ends_precision, 'enrolUntil', s.enrol_until,
           'enrolTerms', s.enrol_terms, 'state', s.state, 'placesOpen', s.places_open, 'placesTotal', s.places_total,
           'meetings', s.meetings, 'url', s.url, 'closed', s.closed_at IS NOT NULL,
           'contact', jsonb_build_object('name', s.contact_name, 'email', s.contact_email, 'phone', s.contact_phone))
           ORDER BY s.starts_on NULLS LAST, s.session_id)
         FROM catalogue.session s WHERE s.training_id = t.training_id), '[]')) AS page
     FROM catalogue.training t
       JOIN catalogue.provider p USING (provider_id)
       JOIN catalogue.source o ON o.source_id = t.source_id
     WHERE t.training_id = $1`,
    [trainingId],
  );
  const page = rows[0]?.page;
  return page === undefined
    ? null
    : { ...page, closedAt: page.closedAt === null ? null : new Date(page.closedAt) };
}
