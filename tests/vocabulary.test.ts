import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => path.replaceAll('\\', '/'));

/** Where these words are no practice's: data of the demo, the presets to choose from, what machines read, what people may write. */
const elsewhere = [
  /^server\/demo\//,
  /^server\/database\//,
  /^server\/setup\/usualPractice\.ts$/,
  /^dashboards\/admin\/settings\/settingsDraft\.ts$/,
  /^server\/push\/metricsRoute\.ts$/,
  /^features\/assistant\/engine\/ordinaryWords\.ts$/,
];
/** People as this product's own code calls them. Screens say what the practice does (`useWords`); the server names nobody. */
const ownWords = /\b(therapists?|clients?)\b/i;

/** What a person could come to read of a file: sentences in quotes, and text between tags. What is put into them is not its own. */
function readableTexts(source: string, hasTags = true): string[] {
  const code = source
    .replaceAll(/\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/.*$/gm, '')
    .replaceAll(/^import [\s\S]*?;$/gm, '');
  const said = code
    .replaceAll(/\b(summary|description): [^\n]*/g, '')
    .replaceAll(/\.describe\([^\n]*/g, '')
    .replaceAll(/sql`[^`]*`|sql<[^>]*>+`[^`]*`/g, '');
  const inserted = said.replaceAll(/\$\{[^{}]*\}|(?<=>[^<>{}]*)\{[^{}]*\}/g, '…');
  // What is chosen between within a template is read too, so quotes come from before it was emptied.
  const quoted = [...said.matchAll(/'([^'\n]*)'|"([^"\n]*)"/g)].map(
    ([, single, double]) => single ?? double ?? '',
  );
  const templates = [...inserted.matchAll(/`([^`]*)`/g)].map(([, text]) => text ?? '');
  const between = hasTags ? [...inserted.matchAll(/>([^<>{}=;]*)</g)].map(([, text]) => text ?? '') : [];
  // A word alone is a name in the code, unless it begins as a label does.
  return [...quoted, ...templates, ...between]
    .map((text) => text.trim())
    .filter((text) => /\s/.test(text) || /^[A-Z][a-z]+$/.test(text));
}

test('no text of the product calls people otherwise than the practice does', () => {
  const found = files
    .filter((path) => !elsewhere.some((place) => place.test(path)))
    .flatMap((path) =>
      readableTexts(readFileSync(join(root, path), 'utf8'), path.endsWith('x'))
        .filter((text) => ownWords.test(text))
        .map((text) => `${path}: ${text}`),
    );
  expect(found).toEqual([]);
});

test('what a person could read is found: in quotes, in templates, between tags', () => {
  const source = `
    /** The therapist */
    const a = 'Choose a therapist', b = \`No \${client.one} of a client\${n ? ' or no client' : ''}\`; // a client
    const c = <p>Every therapist {client.one}</p>, d = 'therapist', e = 'Client';`;
  expect(readableTexts(source)).toEqual([
    'Choose a therapist',
    'or no client',
    'Client',
    'No … of a client…',
    'Every therapist …',
  ]);
});
