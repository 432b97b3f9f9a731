/** Leaves a file to the downloads of the browser, which show how far they are and go on where they broke off. */
export const download = (url: string, name: string): void => {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
};
