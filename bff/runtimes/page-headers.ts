// What a browser may do with the application's pages: one source for whatever sends them, for each answer of the site. A
// script ignores the policy, an image opened by itself is a page.
import { securityHeaders } from '../middleware/security-headers.ts';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
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

const unusedFeatures = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb'];

/** (CSP level 3, Trusted Types; OWASP secure headers) */
export function pageHeaders(appOrigin: string): Record<string, string> {
  return {
    ...securityHeaders(appOrigin),
    'Content-Security-Policy': contentSecurityPolicy,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': unusedFeatures.map((feature) => `${feature}=()`).join(', '),
  };
}
