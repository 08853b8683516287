import type { MiddlewareHandler } from 'hono';

/**
 * No script, nothing from elsewhere, no frame. Forms may lead to the registered redirect URIs, because Chromium holds the
 * redirect that answers a form against `form-action` too.
 */
export function addPageHeaders(redirectUris: readonly string[]): MiddlewareHandler {
  const origins = [...new Set(redirectUris.map((uri) => new URL(uri).origin))];
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    `form-action 'self' ${origins.join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return async (c, next) => {
    await next();
    c.header('Content-Security-Policy', policy);
    c.header('Referrer-Policy', 'no-referrer');
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Cache-Control', 'no-store');
  };
}
