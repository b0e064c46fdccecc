const WEB = /^https?:\/\/[^\s"'<>\\]+$/i;
const LOCAL = /^\/(?![/\\])[^\s\\]*$/;

/**
 * An address from data, fit for an `href`: http(s) or a path of this site; anything else
 * (javascript:, data:, protocol-relative, blanks inside) gives null. hono/jsx escapes quotes
 * but lets `javascript:` through, so every address that is not our own constant comes here.
 */
export function safeUrl(address: string | null | undefined): string | null {
  const text = address?.trim() ?? '';
  if (LOCAL.test(text)) return text;
  if (!WEB.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.username || url.password ? null : url.href;
}

/** A path of this site to go back to, or `fallback`: never a way out to another host. */
export function localPath(path: string | null | undefined, fallback = '/'): string {
  return path && LOCAL.test(path) ? path : fallback;
}
