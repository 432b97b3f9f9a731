/** Hands a file that was fetched over to the browser, which saves it as it saves others. */
export const save = (content: Blob, name: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), FREED_AFTER_MS);
};

/** The download reads it after the click. */
const FREED_AFTER_MS = 60_000;
