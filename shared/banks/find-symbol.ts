/** A Slovak or Czech payment symbol inside a text such as an end-to-end id: `/VS123/SS45/KS0308`. */
export const findSymbol = (text: string, name: 'VS' | 'SS' | 'KS'): string | null =>
  new RegExp(`/${name}(\\d{1,10})(?=/|$)`, 'i').exec(text)?.[1] ?? null;
