import { writeFileSync } from 'node:fs';
import { drawMarkdown, drawReasonsSql, drawSql } from './draw-states.ts';

/** Run it after a change of states.ts: `node --import tsx src/referrals/write-states.ts`. */
const root = new URL('../../', import.meta.url);
writeFileSync(new URL('db/kernel/referrals/transitions.sql', root), drawSql());
writeFileSync(new URL('db/kernel/referrals/reasons.sql', root), drawReasonsSql());
writeFileSync(new URL('docs/referral-states.md', root), drawMarkdown());
