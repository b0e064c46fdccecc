import type { Queryable } from '../db/index.ts';
import { type BeneficiaryRef, type OperatorVault, splitRef } from '../vault/index.ts';
import type { Planter } from '../watch/index.ts';
import { type InventedPerson, inventPerson } from './invent-person.ts';
import { findAgent } from './load-agents.ts';
import type { DemoAgent } from './roster.ts';

const dayMs = 86_400_000;
const isoDay = (at: Date): string => at.toISOString().slice(0, 10);

/** A working day at a working hour, `daysAgo` days before `now`, or the Friday before. */
export function workingMoment(now: Date, daysAgo: number, seed: number): Date {
  const day = new Date(now.getTime() - daysAgo * dayMs);
  const weekday = day.getUTCDay();
  if (daysAgo > 0 && (weekday === 0 || weekday === 6))
    day.setTime(day.getTime() - (weekday === 6 ? 1 : 2) * dayMs);
  // 8 to 15 h UTC: 9 to 17 h in Paris, whatever the season.
  day.setUTCHours(8 + (seed % 8), (seed * 5) % 60, 0, 0);
  return day.getTime() > now.getTime() ? now : day;
}

function statusOf(index: number): 'active' | 'paused' | 'closed' {
  // Maëlle’s 47 are all followed: the pictures count them.
  if (index >= 47 && index % 31 === 0) return 'paused';
  return index >= 47 && index % 43 === 0 ? 'closed' : 'active';
}

async function loadPerson(
  vault: OperatorVault,
  agent: { accountId: string; structureId: string },
  index: number,
  now: Date,
  planter: Planter,
): Promise<BeneficiaryRef[]> {
  const person: InventedPerson = inventPerson(index, isoDay(now));
  const { notes, followedSinceDaysAgo, ...values } = person;
  const contact = notes.find((note) => note.kind !== 'no_answer');
  const at = (daysAgo: number): Date => workingMoment(now, daysAgo, index);
  const written = {
    structureId: agent.structureId,
    counsellorId: agent.accountId,
    values,
    meta: {
      status: statusOf(index),
      createdAt: at(followedSinceDaysAgo).toISOString(),
      ...(contact ? { lastContactOn: isoDay(at(contact.daysAgo)), lastContactKind: contact.kind } : {}),
    },
    notes: notes.map((note) => ({ kind: note.kind, text: note.text, at: at(note.daysAgo) })),
  };
  const ref = await vault.createBeneficiary(written);
  const planted = await planter.wrote(written);
  return planted === null ? [ref] : [ref, planted];
}

/** The young people of one counsellor: invented numbers `from` to `from + follows − 1`. */
export async function loadPeopleOf(
  owner: Queryable,
  vault: OperatorVault,
  a: { agent: DemoAgent; from: number; now: Date; planter: Planter },
): Promise<void> {
  const agent = await findAgent(owner, a.agent.email);
  const ids: string[] = [];
  for (let at = 0; at < a.agent.follows; at += 1) {
    const refs = await loadPerson(vault, agent, a.from + at, a.now, a.planter);
    ids.push(...refs.map((ref) => splitRef(ref)[1]));
  }
  // The operator's import has no author; in the demo the counsellor wrote these notes.
  await owner.query(
    `UPDATE vault.sealed SET written_by = $1
     WHERE structure_id = $2 AND beneficiary_id = ANY ($3::bigint[]) AND field = 'note'`,
    [agent.accountId, agent.structureId, ids],
  );
}
