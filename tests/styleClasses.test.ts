import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

// A class that a component names and no sheet defines is empty and looks like nothing; nobody's types say so.

const root = join(import.meta.dirname, '..');
const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map((path) =>
  join('src', path).replaceAll('\\', '/'),
);
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Classes by the path of their style sheet. */
const defined = new Map(
  files
    .filter((path) => path.endsWith('.module.css'))
    .map((path) => {
      const rules = read(path).replaceAll(/\/\*.*?\*\//gs, '');
      return [
        path,
        new Set([...rules.matchAll(/\.([a-zA-Z]\w*)(?=[^{};]*\{)/g)].map(([, name = '']) => name)),
      ];
    }),
);

/** What each file names: its classes by the sheet it imports them from. */
const named = files
  .filter((path) => /\.tsx?$/.test(path))
  .flatMap((path) => {
    const text = read(path);
    return [...text.matchAll(/^import (\w+) from '([^']+\.module\.css)';/gm)].map(
      ([, variable = '', from = '']) => ({
        path,
        sheet: from.startsWith('@/') ? `src/${from.slice(2)}` : join(path, '..', from).replaceAll('\\', '/'),
        classes: [...text.matchAll(new RegExp(`\\b${variable}\\.(\\w+)`, 'g'))]
          .map(([, name = '']) => name)
          .filter((name) => name !== 'module'),
        /** Classes are looked up by a value. */
        isByValue: text.includes(`${variable}[`),
      }),
    );
  });

test('every class a component names is in the style sheet', () => {
  const missing = named.flatMap(({ path, sheet, classes }) =>
    classes.filter((name) => !defined.get(sheet)?.has(name)).map((name) => `${path}: ${name}`),
  );
  expect(named.length).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});

test('every class of a style sheet is named by a component', () => {
  const unused = [...defined].flatMap(([sheet, classes]) => {
    const users = named.filter((one) => one.sheet === sheet);
    if (users.some(({ isByValue }) => isByValue)) return [];
    const used = new Set(users.flatMap((one) => one.classes));
    return [...classes].filter((name) => !used.has(name)).map((name) => `${sheet}: ${name}`);
  });
  expect(unused).toEqual([]);
});
