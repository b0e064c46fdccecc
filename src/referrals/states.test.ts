import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawMarkdown, drawReasonsSql, drawSql } from './draw-states.ts';
import {
  ACTS,
  END_STATES,
  findTransition,
  hasReasons,
  isEnd,
  listActs,
  PARTIES,
  REASONS,
  STATES,
  TRANSITIONS,
  WAITS_FOR,
} from './states.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('one truth', () => {
  it('is what SQL reads', () => {
    expect(read('db/kernel/referrals/transitions.sql')).toBe(drawSql());
    expect(read('db/kernel/referrals/reasons.sql')).toBe(drawReasonsSql());
  });

  it('is what the documentation draws', () => {
    expect(read('docs/referral-states.md')).toBe(drawMarkdown());
  });
});

describe('the table', () => {
  it('decides each act from each state one way only', () => {
    for (const state of STATES)
      for (const act of ACTS)
        expect(
          TRANSITIONS.filter((t) => t.act === act && t.from?.includes(state)).length,
        ).toBeLessThanOrEqual(1);
  });

  it('has no way out of an end, but the day in which a refusal may be taken back', () => {
    for (const state of END_STATES) {
      const out = PARTIES.flatMap((p) => listActs(state, p));
      expect(out.map((t) => [t.act, t.withinHours])).toEqual(state === 'refused' ? [['take_back', 24]] : []);
    }
  });

  it('lets the counsellor withdraw from every open state', () => {
    for (const state of STATES)
      expect(findTransition(state, 'withdraw', 'counsellor').ok).toBe(!isEnd(state));
  });

  it('reaches every state from the proposal', () => {
    const reached = new Set<string>(['proposed']);
    for (let before = 0; before !== reached.size; ) {
      before = reached.size;
      for (const t of TRANSITIONS) if (t.from?.some((s) => reached.has(s))) reached.add(t.to);
    }
    expect([...reached].sort()).toEqual([...STATES].sort());
  });

  it('has a list of reasons exactly where a reason is compulsory', () => {
    for (const t of TRANSITIONS) expect(hasReasons(t.act)).toBe(t.reason);
    for (const list of Object.values(REASONS)) expect(list).toContain('other');
  });

  it('always tells whoever sent the person, unless it is the counsellor’s own act', () => {
    for (const t of TRANSITIONS)
      if (!t.by.includes('counsellor') && t.act !== 'send') expect(t.tells).toContain('counsellor');
  });

  it('waits for nobody once ended', () => {
    for (const state of STATES) expect(WAITS_FOR[state] === null).toBe(isEnd(state));
  });

  it('tells “somebody else’s act” from “not now”', () => {
    expect(findTransition('proposed', 'accept', 'counsellor')).toEqual({ ok: false, code: 'party' });
    expect(findTransition('sent', 'accept', 'beneficiary')).toEqual({ ok: false, code: 'state' });
  });
});
