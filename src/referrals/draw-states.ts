import { END_STATES, REASONS, TRANSITIONS, type Transition } from './states.ts';

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;
const array = (items: readonly string[]) => `ARRAY[${items.map(quote).join(', ')}]::text[]`;

const row = (t: Transition, from: string) =>
  `    (${quote(from)}, ${quote(t.act)}, ${quote(t.to)}, ${array(t.by)}, ${t.reason}, ${t.meeting}, ${
    t.withinHours === null ? 'NULL::int' : t.withinHours
  }, ${array(t.tells)})`;

/** The table as the body of db/kernel/referrals/transitions.sql. */
export function drawSql(): string {
  const rows = TRANSITIONS.flatMap((t) => (t.from ?? ['none']).map((from) => row(t, from)));
  return `-- Written by src/referrals/write-states.ts from src/referrals/states.ts: change it there.
-- Takes nothing. Returns every transition of a referral. Refuses nothing.
CREATE OR REPLACE FUNCTION referrals.transitions()
RETURNS TABLE (from_state text, act text, to_state text, by_party text[], needs_reason boolean, needs_meeting boolean,
  within_hours int, tells text[])
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$
  VALUES
${rows.join(',\n')}
$$;
`;
}

/** The closed lists of reasons as db/kernel/referrals/reasons.sql. */
export function drawReasonsSql(): string {
  const rows = Object.entries(REASONS).flatMap(([act, codes]) =>
    codes.map((c) => `    (${quote(act)}, ${quote(c)})`),
  );
  return `-- Written by src/referrals/write-states.ts from src/referrals/states.ts: change it there.
-- Takes nothing. Returns the reasons that each act may give. Refuses nothing.
CREATE OR REPLACE FUNCTION referrals.reasons()
RETURNS TABLE (act text, reason text)
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$
  VALUES
${rows.join(',\n')}
$$;
`;
}

/** The table as a page of the documentation. */
export function drawMarkdown(): string {
  const arrows = TRANSITIONS.flatMap((t) =>
    (t.from ?? ['[*]']).map((from) => `  ${from} --> ${t.to}: ${t.act}${t.reason ? ' (reason)' : ''}`),
  );
  const ends = END_STATES.map((s) => `  ${s} --> [*]`);
  const rows = TRANSITIONS.map((t) => {
    const wants = [
      t.reason && 'reason',
      t.meeting && 'date and place',
      t.withinHours && `within ${t.withinHours} h`,
    ];
    const from = t.from?.join(', ') ?? '(none)';
    return `| ${t.act} | ${from} | ${t.to} | ${t.by.join(', ')} | ${wants.filter(Boolean).join(', ')} | ${t.tells.join(', ')} |`;
  });
  return `# The states of a referral

Written by \`src/referrals/write-states.ts\` from \`src/referrals/states.ts\`; a test compares the two.

\`\`\`mermaid
stateDiagram-v2
${[...arrows, ...ends].join('\n')}
\`\`\`

| act | from | to | who may | must give | who is told |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

An act that the table does not have is refused with the code \`state\`; one that belongs to somebody else, with \`party\`.
Reasons are closed lists (\`REASONS\` in the same file) with a word of at most 500 characters beside them, sealed under the
young person's key; the reason \`other\` wants the word.
`;
}
