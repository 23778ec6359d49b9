import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { entities } from '@/features/entities';

const root = join(import.meta.dirname, '..');

interface SourceFile {
  path: string;
  text: string;
  lines: number;
}

function filesBelow(folder: string, ending: RegExp): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path).replaceAll('\\', '/'))
    .filter((path) => ending.test(path))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return { path, text, lines: text.split('\n').length - 1 };
    });
}

const source = filesBelow('src', /\.tsx?$/);
const tests = filesBelow('tests', /\.tsx?$/);

/** What a file imports, as paths below `src` (aliases and relative paths resolved) or package names. */
function importsOf({ path, text }: SourceFile): string[] {
  return [
    ...text.matchAll(/^(?:import|export)\s(?:[^';]*?\sfrom )?'([^']+)'/gm),
    ...text.matchAll(/\bimport\('([^']+)'\)/g),
  ].map(([, name = '']) => {
    if (name.startsWith('@/')) return `src/${name.slice(2)}`;
    return name.startsWith('.') ? join(path, '..', name).replaceAll('\\', '/') : name;
  });
}

const isServerFile = (path: string) => path.startsWith('src/server/') || /\.server\.tsx?$/.test(path);

/** Which rooms of `src` a file may import from. Its own room is always allowed. */
function allowedRooms(path: string): string[] {
  const [, room = '', feature] = path.split('/');
  if (path === 'src/main.tsx')
    return ['domain', 'protocol', 'sync', 'store', 'ui', 'features', 'dashboards', 'app'];
  if (/^src\/main\.(backup\.)?server\.ts$/.test(path)) return ['domain', 'protocol', 'features', 'server'];
  switch (room) {
    case 'domain':
      return [];
    case 'protocol':
      return ['domain'];
    case 'sync':
      return ['domain', 'protocol'];
    case 'store':
      return ['domain', 'protocol', 'sync'];
    case 'ui':
      return ['domain'];
    case 'server':
      return ['domain', 'protocol'];
    case 'features': {
      const own = `features/${feature}`;
      if (path === 'src/features/entities.ts') return ['domain', 'features'];
      if (path === 'src/features/serverFeatures.server.ts') return ['server', 'features'];
      if (isServerFile(path)) return ['domain', 'protocol', 'server', own];
      const isDefinition = !/\.tsx$|Slice\.ts$|\/(?:use|select)[A-Z]/.test(path);
      return isDefinition ? ['domain', own] : ['domain', 'store', 'ui', own];
    }
    case 'dashboards':
      return ['domain', 'protocol', 'features', 'store', 'ui'];
    case 'app':
      return ['domain', 'protocol', 'sync', 'store', 'ui', 'features', 'dashboards'];
    default:
      return [];
  }
}

describe('who may import whom', () => {
  test.each(source.map((file) => [file.path, file] as const))('%s', (path, file) => {
    const own = path.split('/')[1] ?? '';
    const allowed = allowedRooms(path);
    const forbidden = importsOf(file)
      .filter((name) => name.startsWith('src/'))
      .map((name) => name.slice('src/'.length))
      .filter((name) => {
        const isOwn =
          own !== 'features' && !own.endsWith('.ts') && !own.endsWith('.tsx') && name.startsWith(`${own}/`);
        return !isOwn && !allowed.some((room) => name.startsWith(`${room}/`));
      });
    expect(forbidden).toEqual([]);
  });

  test('domain imports zod and Temporal only', () => {
    const outside = source.filter(({ path }) => path.startsWith('src/domain/')).flatMap(importsOf);
    const packages = new Set(outside.filter((name) => !name.startsWith('src/')));
    expect([...packages].filter((name) => name !== 'zod' && name !== 'temporal-polyfill')).toEqual([]);
  });

  test('no relative import climbs more than two levels', () => {
    const climbing = source.filter(({ text }) => /from '(\.\.\/){3}/.test(text)).map(({ path }) => path);
    expect(climbing).toEqual([]);
  });
});

describe('the world comes in through ports', () => {
  const worldly =
    /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bset(?:Timeout|Interval)\(|\blocalStorage\b|\bsessionStorage\b|\bfetch\(|\bperformance\.now\(|\bcrypto\.randomUUID/;
  const edges = [
    /^src\/main((\.backup)?\.server)?\.tsx?$/,
    /^src\/sync\/adapters\//,
    // The database's own time and the operating system's chance.
    /^src\/server\/database\//,
    /^src\/server\/systemPorts\.ts$/,
  ];
  const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

  test('clock, chance, storage, network and timers appear at the edges only', () => {
    const inside = source.filter(({ path }) => !edges.some((edge) => edge.test(path)));
    expect(inside.filter(({ text }) => worldly.test(withoutComments(text))).map(({ path }) => path)).toEqual(
      [],
    );
  });
});

describe('the machinery knows no entity by name', () => {
  const machinery = source.filter(({ path }) => /^src\/(sync|store|server|protocol|domain)\//.test(path));
  const isDemo = (path: string) => path.startsWith('src/server/demo/');
  const names = entities.flatMap(({ path }) => [path]);

  test.each(machinery.filter(({ path }) => !isDemo(path)).map((file) => [file.path, file] as const))(
    '%s',
    (_path, { text }) => {
      expect(names.filter((name) => text.includes(`features/${name}`))).toEqual([]);
    },
  );

  test('every entity folder is in the registry, and the other way round', () => {
    const definitions = source
      .filter(({ path, text }) => path.startsWith('src/features/') && /\bdefineEntity\(/.test(text))
      .map(({ text }) => /path: '([\w-]+)'/.exec(text)?.[1]);
    expect(definitions.toSorted()).toEqual(entities.map(({ path }) => path).toSorted());
  });
});

describe('files stay small', () => {
  const lengths = source.map(({ lines }) => lines).toSorted((a, b) => a - b);
  const share = (part: number) => lengths[Math.floor(lengths.length * part)] ?? 0;

  test('none over 300 lines, nine of ten up to 200, the median up to 80', () => {
    expect([...source, ...tests].filter(({ lines }) => lines > 300).map(({ path }) => path)).toEqual([]);
    expect(share(0.9)).toBeLessThanOrEqual(200);
    expect(share(0.5)).toBeLessThanOrEqual(80);
  });

  test('no name that says nothing', () => {
    const vague = /(^|\/)(utils?|helpers?|managers?|data|common|misc|index)\.tsx?$/i;
    expect([...source, ...tests].filter(({ path }) => vague.test(path)).map(({ path }) => path)).toEqual([]);
  });
});

describe('numbered rules', () => {
  const specs = ['src/sync/SPEC.md', 'src/server/SPEC.md']
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n');
  const defined = new Set([...specs.matchAll(/^[-*|]?\s*\**([A-Z]{1,2}\d+)\b/gm)].map(([, rule]) => rule));
  const quoted = new Set(
    tests.flatMap(({ text }) => [...text.matchAll(/\[([A-Z]{1,2}\d+)\]/g)].map(([, rule]) => rule)),
  );

  test('every rule that a test quotes is written down', () => {
    expect([...quoted].filter((rule) => !defined.has(rule)).toSorted()).toEqual([]);
  });

  test('every rule that is written down is quoted by a test, or says that nothing enforces it yet', () => {
    const open = new Set(
      [...specs.matchAll(/^[-*|]?\s*\**([A-Z]{1,2}\d+)\b.*not enforced yet/gm)].map(([, rule]) => rule),
    );
    expect([...defined].filter((rule) => !quoted.has(rule) && !open.has(rule)).toSorted()).toEqual([]);
  });
});
