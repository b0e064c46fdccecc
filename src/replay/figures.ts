/** What the attacker of a replay holds. */
export const STRENGTHS = ['password', 'session', 'device'] as const;
/**
 * `password`: what the person knows; `session`: a stolen cookie, used from another machine; `device`: live malware on
 * the person's machine, which can even make the person touch the passkey.
 */
export type Strength = (typeof STRENGTHS)[number];

export const REPLAYS = [
  '2025-12-missions-locales',
  '2025-10-documents',
  '2025-07-provider',
  '2024-03-helpdesk',
] as const;
export type ReplayName = (typeof REPLAYS)[number];

export type DataClass = 'listed' | 'contact' | 'identifier' | 'document';

/** One replay at one strength, as `ecluse replay --json` prints it. A figure that does not exist yet is null. */
export interface Figures {
  replay: ReplayName;
  strength: Strength;
  people: number;
  control: { exposed: number };
  ecluse: {
    exposed: number;
    byClass: Record<DataClass, number>;
    /** Accounts made by the attacker that got as far as a session. */
    accountsUsable: number;
    /** Acts in the log before the watch's first alert, and before it took access away; null: neither happened. */
    actsToAlert: number | null;
    actsToFreeze: number | null;
  };
  /** The same attack at full speed, which the watch sees; `ecluse` counts what a patient one gets, unseen by it. */
  watched: { exposed: number | null };
  /** People whom the attacker saw and the log does not name; and the other way round. Both must be 0. */
  exposureList: { missed: number; extra: number };
}
