interface Queryable {
  query<R extends object>(sql: string, values: unknown[]): Promise<{ rows: R[] }>;
}

/**
 * Questions whether somebody has a dossier already that the session's account asked in 24 rolling hours, and how many
 * it may. Null when the session is not live, or for a role that asks none.
 */
export async function myQuestions(
  db: Queryable,
  token: Buffer,
): Promise<{ used: number; cap: number } | null> {
  const { rows } = await db.query<{ used: number; cap: number }>(
    'SELECT used, cap FROM gate.my_questions($1)',
    [token],
  );
  return rows[0] ?? null;
}
