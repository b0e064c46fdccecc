import type pg from 'pg';
import { type DemoStory, demoStories } from './demo-stories.ts';
import { findTransition, isEnd, type State } from './states.ts';

const dayMs = 86_400_000;

interface Counsellor {
  account_id: string;
  structure_id: string;
  people: string[];
}

/**
 * Writes invented referrals of the demo's counsellors, in every state, as if they had happened over the last months.
 * On the owner's connection, in one transaction: a kill leaves all or nothing. Their transitions have no log entry,
 * because nobody acted; whatever happens to them from now on has one.
 */
export async function seedDemoReferrals(owner: pg.ClientBase, now: Date = new Date()): Promise<void> {
  await owner.query('BEGIN');
  try {
    const sessions = await findSessions(owner);
    for (const [place, counsellor] of (await findCounsellors(owner)).entries()) {
      const stories = demoStories.slice(0, Math.max(3, Math.floor(counsellor.people.length / 3)));
      for (const [index, story] of stories.entries()) {
        const beneficiary = counsellor.people[index];
        const fitting = sessions.filter(({ title }) => story.about.test(title));
        const from = fitting.length > 0 ? fitting : sessions;
        const session = from[(place * 5 + index) % Math.max(1, from.length)]?.session_id;
        if (!beneficiary || !session) continue;
        const referral = await writeStory(owner, counsellor, beneficiary, session, story, now);
        // The first counsellor's visitor finds messages to open; hundreds of them would only hide these.
        if (place === 0 && referral) await queueInvitation(owner, referral);
      }
    }
    await owner.query('COMMIT');
  } catch (error) {
    await owner.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

async function findSessions(owner: pg.ClientBase): Promise<{ session_id: string; title: string }[]> {
  const { rows } = await owner.query<{ session_id: string; title: string }>(
    `SELECT s.session_id, x.title FROM catalogue.session AS s
     CROSS JOIN LATERAL referrals.session_snapshot(s.session_id) AS x
     WHERE x.takes_people AND x.email IS NOT NULL AND s.starts_on > current_date + 14
     ORDER BY md5(s.session_id::text) LIMIT 400`,
  );
  return rows;
}

async function findCounsellors(owner: pg.ClientBase): Promise<Counsellor[]> {
  const { rows } = await owner.query<Counsellor>(
    `SELECT a.account_id, a.structure_id,
            array_agg(b.beneficiary_id ORDER BY b.last_contact_on DESC NULLS LAST, b.beneficiary_id) AS people
     FROM identity.account AS a
     JOIN vault.beneficiary AS b ON b.structure_id = a.structure_id AND b.counsellor_account_id = a.account_id
     WHERE a.role = 'counsellor' AND b.status = 'active'
       AND EXISTS (SELECT FROM vault.sealed AS x WHERE x.structure_id = b.structure_id
                     AND x.beneficiary_id = b.beneficiary_id AND x.field = 'email')
     GROUP BY a.account_id, a.structure_id ORDER BY a.account_id`,
  );
  return rows;
}

async function writeStory(
  owner: pg.ClientBase,
  counsellor: Counsellor,
  beneficiary: string,
  session: string,
  story: DemoStory,
  now: Date,
): Promise<string | null> {
  const steps = datedSteps(story, now);
  const last = steps.at(-1);
  const first = steps[0];
  if (!first || !last) return null;
  const began = story.session && new Date(now.getTime() - story.session.beganDaysAgo * dayMs);
  const ends = story.session && began && new Date(began.getTime() + story.session.lastsDays * dayMs);
  const { rows } = await owner.query<{
    referral_id: string;
    provider_account: string;
    beneficiary_account: string;
  }>(
    `INSERT INTO referrals.referral
       (structure_id, beneficiary_id, session_id, training_id, training_title, provider_name, place, starts_on, ends_on,
        provider_contact, state, state_since, proposed_by, beneficiary_account, provider_account, read_at, created_at)
     SELECT $1, $2, x.session_id, x.training_id, x.title, x.provider_name, x.address, coalesce($4, x.starts_on),
            coalesce($5, x.ends_on),
            jsonb_strip_nulls(jsonb_build_object('name', x.contact_name, 'phone', x.phone, 'email', x.email)),
            $6, $7, $8, referrals.find_beneficiary($1, $2), p.account, $9, $10
     FROM referrals.session_snapshot($3) AS x
     CROSS JOIN LATERAL referrals.find_provider(x.siret, x.provider_name, x.email) AS p(account)
     WHERE p.account IS NOT NULL
     RETURNING referral_id, provider_account, beneficiary_account`,
    [
      counsellor.structure_id,
      beneficiary,
      session,
      began ?? null,
      ends ?? null,
      last.to,
      last.at,
      counsellor.account_id,
      story.unread ? first.at : now,
      first.at,
    ],
  );
  const made = rows[0];
  if (!made) return null;
  const accounts = {
    counsellor: counsellor.account_id,
    beneficiary: made.beneficiary_account,
    provider: made.provider_account,
    system: null,
  };
  for (const step of steps) {
    const inserted = await owner.query<{ transition_id: string }>(
      `INSERT INTO referrals.transition (structure_id, referral_id, act, from_state, to_state, party, account_id, reason, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING transition_id`,
      [
        counsellor.structure_id,
        made.referral_id,
        step.act,
        step.from,
        step.to,
        step.by,
        accounts[step.by],
        step.reason ?? null,
        step.at,
      ],
    );
    if (step.meetingAt) {
      await owner.query(
        `INSERT INTO referrals.meeting (structure_id, referral_id, transition_id, kind, at, place)
         SELECT $1, $2, $3, $4, $5, left(coalesce(place, 'dans les locaux de l’organisme'), 200) FROM referrals.referral WHERE referral_id = $2`,
        [
          counsellor.structure_id,
          made.referral_id,
          inserted.rows[0]?.transition_id,
          step.to.slice('invited_to_'.length),
          step.meetingAt,
        ],
      );
    }
  }
  await openRelationships(owner, counsellor.structure_id, beneficiary, made, {
    state: last.to,
    since: last.at,
    first: first.at,
  });
  return made.referral_id;
}

/** The message that whoever is waited for got at the time. */
async function queueInvitation(owner: pg.ClientBase, referralId: string): Promise<void> {
  await owner.query(
    `SELECT referrals.queue_message(r, CASE r.state WHEN 'proposed' THEN 'beneficiary.propose' ELSE 'provider.send' END,
              CASE r.state WHEN 'proposed' THEN 'beneficiary' ELSE 'provider' END, NULL, clock_timestamp())
     FROM referrals.referral AS r
     WHERE r.referral_id = $1 AND r.state NOT IN ('declined', 'refused', 'finished', 'dropped', 'withdrawn')`,
    [referralId],
  );
}

interface DatedStep {
  act: DemoStory['acts'][number]['act'];
  by: DemoStory['acts'][number]['by'];
  reason?: string;
  from: State | null;
  to: State;
  at: Date;
  meetingAt: Date | null;
}

/** The story's dates, checked against the transition table: an impossible story must not be shown to anybody. */
function datedSteps(story: DemoStory, now: Date): DatedStep[] {
  let state: State | null = null;
  return story.acts.map(({ act, by, daysAgo, reason, meetingInDays }, index) => {
    const from = state;
    const found = from === null ? null : findTransition(from, act, by);
    if (found && !found.ok) throw new Error(`no ${act} by ${by} from ${from}`);
    state = found ? found.transition.to : 'proposed';
    return {
      act,
      by,
      reason,
      from,
      to: state,
      at: moment(now, -daysAgo, 9, index * 7),
      meetingAt: meetingInDays === undefined ? null : moment(now, meetingInDays, 13, 0),
    };
  });
}

/** A working hour so many days from now; today's acts just happened. */
function moment(now: Date, inDays: number, hour: number, minute: number): Date {
  if (inDays === 0) return new Date(now.getTime() - 20 * 60_000 + minute * 1000);
  const at = new Date(now.getTime() + inDays * dayMs);
  at.setUTCHours(hour, minute, 0, 0);
  // A meeting on a Sunday would look invented.
  const weekday = at.getUTCDay();
  if (inDays > 0 && (weekday === 0 || weekday === 6))
    at.setTime(at.getTime() + (weekday === 6 ? 2 : 1) * dayMs);
  return at;
}

async function openRelationships(
  owner: pg.ClientBase,
  structureId: string,
  beneficiary: string,
  made: { referral_id: string; provider_account: string; beneficiary_account: string },
  { state, since, first }: { state: State; since: Date; first: Date },
): Promise<void> {
  const open = (account: string, kind: string, until: Date | null) =>
    owner.query(
      `INSERT INTO gate.relationship (structure_id, beneficiary_id, account_id, kind, referral_id, since, until)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [structureId, beneficiary, account, kind, made.referral_id, first, until],
    );
  await open(made.beneficiary_account, 'self', null);
  if (state === 'proposed' || state === 'declined') return;
  await open(made.provider_account, 'provider', isEnd(state) ? new Date(since.getTime() + 30 * dayMs) : null);
}
