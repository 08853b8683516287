// The headers that keep a browser from doing with an answer what nobody meant, in one place for the API and the pages.

const oneYear = 365 * 24 * 60 * 60;

/** For every answer, of the API and of the pages alike. */
export function securityHeaders(appOrigin: string): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(appOrigin.startsWith('https:') && {
      'Strict-Transport-Security': `max-age=${oneYear}; includeSubDomains`,
    }),
  };
}
