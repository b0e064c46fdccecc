import type { Act, Party, Reason } from './states.ts';

/** One invented story: the acts, each so many days ago, as the transition table allows them. */
export interface DemoStory {
  acts: {
    act: Act;
    by: Party;
    daysAgo: number;
    reason?: Reason;
    /** For an invitation: days from today, negative for a past one. */
    meetingInDays?: number;
  }[];
  /** Words of a training that suits the demo's person at this place of the list. */
  about: RegExp;
  /** The counsellor has not opened the last answer yet. */
  unread?: true;
  /** The session began so many days ago and lasts so long; otherwise as in the catalogue. */
  session?: { beganDaysAgo: number; lastsDays: number };
}

const propose = (daysAgo: number) => ({ act: 'propose', by: 'counsellor', daysAgo }) as const;
const sent = (proposedAgo: number, acceptedAgo: number) => [
  propose(proposedAgo),
  { act: 'accept', by: 'beneficiary', daysAgo: acceptedAgo } as const,
  { act: 'send', by: 'system', daysAgo: acceptedAgo } as const,
];
const by = (act: Act, daysAgo: number, reason?: Reason) =>
  ({ act, by: 'provider', daysAgo, reason }) as const;
const invited = (act: Act, daysAgo: number, meetingInDays: number) =>
  ({ act, by: 'provider', daysAgo, meetingInDays }) as const;

/** In the order of a counsellor's people; somebody with few people gets the first ones. */
export const demoStories: readonly DemoStory[] = [
  {
    about: /logisti|magasin|cariste/i,
    acts: [...sent(12, 11), invited('invite_to_information_meeting', 2, 3)],
    unread: true,
  },
  {
    about: /cuisin|restaur/i,
    acts: [...sent(16, 15), invited('invite_to_interview', 9, -3), by('mark_present', 3), by('admit', 1)],
    unread: true,
  },
  { about: /soud|métall/i, acts: [...sent(14, 13), by('refuse', 1, 'prerequisites')], unread: true },
  { about: /aide|soin|domicile/i, acts: [...sent(7, 6)] },
  { about: /électri/i, acts: [propose(4)] },
  {
    about: /coiff|esthé|beauté/i,
    acts: [...sent(60, 59), by('admit', 45), by('enter', 20)],
    session: { beganDaysAgo: 20, lastsDays: 90 },
  },
  {
    about: /vente|commer/i,
    acts: [
      ...sent(21, 20),
      invited('invite_to_information_meeting', 12, -5),
      by('mark_present', 5),
      by('put_on_waiting_list', 4),
    ],
  },
  { about: /mécani|auto/i, acts: [propose(1)] },
  {
    about: /secrét|accueil|bureau/i,
    acts: [...sent(13, 12), invited('invite_to_information_meeting', 8, -1), by('mark_absent', 0)],
    unread: true,
  },
  {
    about: /transport|conduc|livreur/i,
    acts: [...sent(6, 5), invited('invite_to_information_meeting', 3, 3)],
  },
  { about: /./, acts: [propose(9), { act: 'decline', by: 'beneficiary', daysAgo: 8, reason: 'too_far' }] },
  {
    about: /./,
    acts: [...sent(140, 139), by('admit', 125), by('enter', 110), by('finish', 18)],
    session: { beganDaysAgo: 110, lastsDays: 92 },
  },
  { about: /./, acts: [...sent(3, 2)] },
  {
    about: /./,
    acts: [...sent(80, 79), by('admit', 60), by('enter', 41), by('drop', 12, 'job_found')],
    session: { beganDaysAgo: 41, lastsDays: 120 },
  },
];
