import type { Context } from 'hono';
import { z } from 'zod';

const body = z.object({
  answer: z.unknown().optional(),
  label: z.string().max(200).optional().catch(undefined),
  retour: z.string().max(2_000).optional().catch(undefined),
});

/** The body that an island posts; whatever is not that reads as empty, and is refused further on. */
export async function readIslandBody(c: Context): Promise<z.infer<typeof body>> {
  const raw: unknown = await c.req.json().catch(() => ({}));
  const parsed = body.safeParse(raw);
  return parsed.success ? parsed.data : {};
}
