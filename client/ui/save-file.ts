/** Lets the browser save a file: text or bytes that are here already, or what stands at an address of the server. */

export function downloadText(name: string, text: string, type = 'text/plain'): void {
  saveFile(name, text, `${type};charset=utf-8`);
}

/** Without asking any server. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  saveFrom(address, name);
  // The download has its own hold on the content once it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** @param name left out, it is the one that the server gives */
export function saveFrom(address: string, name = ''): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
