import * as v from 'valibot';

/** What the text holds as JSON, by the schema; null where it is no JSON, or something else. */
export function parseJson<Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
): v.InferOutput<Schema> | null {
  try {
    return v.parse(schema, JSON.parse(text));
  } catch {
    return null;
  }
}
