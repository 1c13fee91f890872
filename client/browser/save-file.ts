/** Hands the person a file under a name, as a download does. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Not at once: a browser may read the file after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
