/** An element that is written, or nothing. */
export type Xml = string;

/** Characters that no XML 1.0 document may hold (§2.2), and halves of surrogate pairs. */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** A text for an element or an attribute. What XML cannot hold becomes U+FFFD, so that it is seen. */
export const escapeXml = (text: string): string =>
  text.replace(forbidden, '\ufffd').replace(/[&<>"\r]/g, (character) => escapes[character] ?? character);

/** An element with text; nothing where there is none. */
export const textElement = (name: string, text: string | null | undefined): Xml =>
  text ? `<${name}>${escapeXml(text)}</${name}>` : '';

/** An element with others in it, in this order; nothing where none of them is there. */
export function element(name: string, ...children: readonly Xml[]): Xml {
  const content = children.join('');
  return content === '' ? '' : `<${name}>${content}</${name}>`;
}
