// What a browser says of the codings that it takes, for pages and for the bank's answers alike. (RFC 9110 §12.5.3)

/** Whether an `Accept-Encoding` names this coding, in lower case, and does not refuse it. */
export function takesCoding(acceptEncoding: string, coding: string): boolean {
  const choices = acceptEncoding
    .toLowerCase()
    .split(',')
    .map((choice) => choice.split(';').map((part) => part.trim()));
  return choices.some(([name, ...parameters]) => name === coding && !parameters.some(isRefusal));
}

/** (RFC 9110 §12.4.2) */
const isRefusal = (parameter: string): boolean => /^q=0(?:\.0*)?$/.test(parameter);
