/** What a scrape brought. */
export interface Scrape {
  /** The value of a series, e.g. `konto_problems_total{code="no_session"}`; undefined where there is none. */
  value(series: string): number | undefined;
  /** The series of a metric, histograms by their `_bucket`, `_sum` and `_count`. */
  seriesOf(metric: string): string[];
  /** Type and help text by the metric's name. */
  metrics: ReadonlyMap<string, { type: string; help: string }>;
}

const help = /^# HELP ([a-zA-Z_:][\w:]*) (.+)$/;
const type = /^# TYPE ([a-zA-Z_:][\w:]*) (counter|gauge|histogram|summary)$/;
const sample = /^([a-zA-Z_:][\w:]*(?:\{(?:[a-zA-Z_]\w*="[^"\\\n]*",?)*\})?) (\S+)$/;

/** Reads Prometheus' text format 0.0.4; throws at any line that is none of its. */
export function parseScrape(text: string): Scrape {
  const values = new Map<string, number>();
  const helps = new Map<string, string>();
  const types = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, helped, words = ''] = help.exec(line) ?? [];
    const [, typed, kind = ''] = type.exec(line) ?? [];
    const [, series, value] = sample.exec(line) ?? [];
    if (helped) helps.set(helped, words);
    else if (typed) types.set(typed, kind);
    else if (series) values.set(series, Number(value));
    else if (line !== '') throw new Error(`Not Prometheus' text format: ${line}`);
  }
  return {
    value: (series) => values.get(series),
    seriesOf: (metric) => [...values.keys()].filter((series) => series.split('{')[0] === metric),
    metrics: new Map([...types].map(([name, kind]) => [name, { type: kind, help: helps.get(name) ?? '' }])),
  };
}
