/**
 * Writes down every text that an element shows from now on, whenever it is another one than before: what a person could
 * have read, also for one frame only.
 */
export function recordTexts(selector: string): () => string[] {
  const read = () => document.querySelector(selector)?.textContent ?? '';
  if (read() === '') throw new Error(`Nothing is shown by ${selector} yet.`);
  const texts = [read()];
  const note = () => {
    const text = read();
    if (text !== texts.at(-1)) texts.push(text);
  };
  const observer = new MutationObserver(note);
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  return () => {
    note();
    observer.disconnect();
    return texts;
  };
}
