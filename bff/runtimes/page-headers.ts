// What a browser may do with the application's pages: one source for whatever sends them, for each answer of the site. A
// script ignores the policy, an image opened by itself is a page.
import { createHash } from 'node:crypto';
import { securityHeaders } from '../middleware/security-headers.ts';

/** What the build has laid into the page is allowed by its hash, as strictly as a file of the site is by its origin. */
const contentSecurityPolicy = (html: string): string =>
  [
    "default-src 'none'",
    ["script-src 'self'", ...hashInline(html, /<script>([\s\S]*?)<\/script>/g)].join(' '),
    ["style-src 'self'", ...hashInline(html, /<style>([\s\S]*?)<\/style>/g)].join(' '),
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/** (CSP level 3 §2.3.1, `hash-source`) */
const hashInline = (html: string, elements: RegExp): string[] =>
  Array.from(
    html.matchAll(elements),
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );

const unusedFeatures = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb'];

/** `html` is the built page. (CSP level 3, Trusted Types; OWASP secure headers) */
export function pageHeaders(appOrigin: string, html: string): Record<string, string> {
  return {
    ...securityHeaders(appOrigin),
    'Content-Security-Policy': contentSecurityPolicy(html),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': unusedFeatures.map((feature) => `${feature}=()`).join(', '),
  };
}
