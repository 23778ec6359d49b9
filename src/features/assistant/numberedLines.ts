const numbered = /^\d+\. /;

/** The words of a reply, and what stands in it as a numbered list: that becomes buttons. */
export function numberedLines(text: string): { words: string[]; choices: string[] } {
  const lines = text.split('\n');
  return {
    words: lines.filter((line) => !numbered.test(line)),
    choices: lines.filter((line) => numbered.test(line)).map((line) => line.replace(numbered, '')),
  };
}
