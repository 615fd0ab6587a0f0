/** Lets the browser save plain text as a file, without asking any server. */
export function downloadText(name: string, text: string, type = 'text/plain'): void {
  saveFile(name, text, `${type};charset=utf-8`);
}

/** Lets the browser save what is here already. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the content once it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
