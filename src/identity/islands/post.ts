/** What our own server answers to an island. */
export type Answer<T = object> = ({ ok: true } & T) | { ok: false; code: string; text: string };

/** Posts JSON to our own server. */
export async function post<T = object>(path: string, body: object = {}): Promise<Answer<T>> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}
