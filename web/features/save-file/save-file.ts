/** Hands a file to the browser, which saves it as it saves every download. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken what it needs when this turn is over.
  setTimeout(() => URL.revokeObjectURL(url));
}
