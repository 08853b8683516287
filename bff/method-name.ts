const known = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** For whoever counts: whatever else a caller makes up has one name, OpenTelemetry's. */
export const nameMethod = (method: string): string => (known.has(method) ? method : '_OTHER');
