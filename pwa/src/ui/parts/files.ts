/** Hands a file over to the phone: saved, or through its share sheet. */

export function canShare(file: File): boolean {
  return navigator.canShare?.({ files: [file] }) ?? false;
}

/** Opens the share sheet; closing it again is no error. */
export async function share(file: File): Promise<void> {
  await navigator.share({ files: [file] }).catch(keepCancelQuiet);
}

export function save(file: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function keepCancelQuiet(error: unknown): void {
  if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
}
