/** A name of an API without what its spellings differ in: `InterimAvailable` and `interim_available` are the same. */
export const foldName = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]/g, '');
