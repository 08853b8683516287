const units = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
  { unit: 'second', ms: 1000 },
] as const;

/** In the largest unit that has no remainder: `180 days`, `5 minutes`. */
export function formatDuration(ms: number, language: string): string {
  const { unit, ms: unitMs } = units.find((candidate) => ms % candidate.ms === 0) ?? units[3];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(ms / unitMs);
}
