import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ListPage } from '@/protocol/listPage';
import { patientWords, rankOf, typedWords } from '@/features/patients/patientWords';
import { type Caller, inProcess, type InProcess, problemOf } from '../inProcess';
import { makePractice } from '../practice';

let server: InProcess;
let assistant: Caller;
beforeAll(async () => {
  server = await inProcess();
  assistant = await server.signIn(server.practice.email.assistant);
});
afterAll(() => server?.close());
// Whoever can sign in stays.
beforeEach(() =>
  server.sql('delete from patient p where not exists (select from member m where m.patient_id = p.id)'),
);

type Person = [lastName: string, firstName?: string, phone?: string | null, email?: string | null];

async function add(people: readonly Person[], practiceId = server.practice.id): Promise<string[]> {
  const ids = people.map(() => v7());
  for (const [n, [lastName, firstName = 'Ana', phone = null, email = null]] of people.entries()) {
    await server.sql(
      'insert into patient (practice_id, id, last_name, first_name, phone, email) values ($1, $2, $3, $4, $5, $6)',
      [practiceId, ids[n], lastName, firstName, phone, email],
    );
  }
  return ids;
}

async function ask(question: object, caller = assistant): Promise<ListPage> {
  const answer = await caller.post('/api/patients/search', question);
  expect(answer.statusCode).toBe(200);
  return answer.json<ListPage>();
}

const names = ({ items }: ListPage) =>
  items.map(({ lastName, firstName }) => `${String(lastName)} ${String(firstName)}`);

const awkward: Person[] = [
  ['Bergström', 'Éva', '+1 (212) 555-0100', 'Eva@Example.com'],
  ['O’Brien', 'Seán', '555.0101'],
  ['d’Árc-Ñuñez', 'Zoë', null, 'zoe_x@example.com'],
  ['Łukasz', 'Żaneta', '12345'],
  ['Иванова', 'Анна', 'none'],
  ['山田', '太郎'],
  ['100%', 'A_B', null, 'a\\b@example.com'],
  ['van der Berg', 'Ada', '+31 20 555 0100'],
];

test('the database keeps the same words of a row as the browsers work out', async () => {
  await add(awkward);
  const rows = await server.sql<
    { words: string } & Record<'last_name' | 'first_name' | 'phone' | 'email', string>
  >('select last_name, first_name, phone, email, search_words as words from patient');
  expect(rows).toHaveLength(awkward.length + 1);
  for (const { last_name: lastName, first_name: firstName, phone, email, words } of rows) {
    expect(words).toBe(patientWords({ lastName, firstName, phone, email }));
  }
});

test('they follow every change, and are nobody’s to set', async () => {
  const [id] = await add([['Cruz', 'Ana']]);
  await server.sql(`update patient set last_name = 'Meyer', search_words = 'forged' where id = $1`, [id]);
  expect(names(await ask({ text: 'meyer' }))).toEqual(['Meyer Ana']);
  expect(names(await ask({ text: 'forged' }))).toEqual([]);
});

describe('what is found', () => {
  test.each([
    ['bergstrom', ['Bergström Éva']],
    ['ÉVA', ['Bergström Éva']],
    ['12125550100', ['Bergström Éva']],
    ['212-555', ['Bergström Éva']],
    ['eva@example.com', ['Bergström Éva']],
    ['obrien', []],
    ['o’brien', ['O’Brien Seán']],
    ["O'Brien", ['O’Brien Seán']],
    ['%', []],
    ['@ _', []],
    ['(212)555-0100', ['Bergström Éva']],
    ['ада', []],
    ['анна иван', ['Иванова Анна']],
    ['山', ['山田 太郎']],
    ['100%', ['100% A_B', 'Bergström Éva', 'van der Berg Ada']],
    ['a_b', ['100% A_B', 'van der Berg Ada']],
    ['a\\b@example', ['100% A_B']],
    ['berg der', ['van der Berg Ada']],
    ['x_y', []],
    ["'; drop table patient --", []],
  ])('with %j', async (text, expected) => {
    await add(awkward);
    expect(names(await ask({ text }))).toEqual(expected);
  });

  test('those whose last name begins with it come first, then those with a word that does, then the others', async () => {
    await add([
      ['Susanow', 'Bo'],
      ['Meyer', 'Ana'],
      ['Anast', 'Zoe'],
      ['Adams', 'Ana'],
      ['Anamur', 'Al'],
      ['Kowalski', 'Joana'],
    ]);
    expect(names(await ask({ text: 'ana' }))).toEqual([
      'Anamur Al',
      'Anast Zoe',
      'Adams Ana',
      'Meyer Ana',
      'Kowalski Joana',
    ]);
    expect(names(await ask({ text: 'ana', limit: 3 }))).toEqual(['Anamur Al', 'Anast Zoe', 'Adams Ana']);
    expect(names(await ask({ text: 'ana', limit: 1 }))).toEqual(['Anamur Al']);
  });

  test('is what the browsers would find among all of them, in the same order', async () => {
    const letters = 'abcab ';
    const text = (n: number, length: number) =>
      Array.from({ length }, (_, i) => letters[(n * 7 + i * i * 3 + (n >> i)) % 5] ?? 'a').join('');
    const people = Array.from({ length: 120 }, (_, n): Person => [
      text(n, 2 + (n % 4)),
      text(n + 31, 1 + (n % 3)),
      n % 3 ? null : `555 ${n}`,
    ]);
    await add(people);
    const everybody = (await ask({ text: '', limit: 200 })).items as unknown as (Parameters<
      typeof rankOf
    >[0] & { id: string })[];
    expect(everybody).toHaveLength(121);
    let found = 0;
    for (const typed of ['a', 'b', 'ab', 'abc', 'ca', 'a b', 'bca', 'abc c', '55', '555 1', 'cc', 'aab']) {
      const words = typedWords(typed);
      const expected = everybody
        .map((row, place) => ({ id: row.id, rank: rankOf(row, words), place }))
        .filter(({ rank }) => rank > 0)
        .toSorted((a, b) => a.rank - b.rank || a.place - b.place)
        .map(({ id }) => id);
      const { items } = await ask({ text: typed, limit: 200 });
      expect(
        items.map(({ id }) => id),
        typed,
      ).toEqual(expected);
      found += items.length;
    }
    expect(found).toBeGreaterThan(100);
  });

  test('one or two letters count at the beginning of a word only', async () => {
    await add([
      ['Abel', 'Zed'],
      ['Zabel', 'Yan'],
    ]);
    expect(names(await ask({ text: 'ab' }))).toEqual(['Abel Zed']);
    expect(names(await ask({ text: 'abe' }))).toEqual(['Abel Zed', 'Zabel Yan']);
  });
});

describe('everybody, page by page', () => {
  test('each once and in order, the last page without a cursor', async () => {
    await add(Array.from({ length: 25 }, (_, n): Person => [`Name${(n * 7) % 25}`, `F${n}`]));
    const seen: string[] = [];
    let pages = 0;
    for (let cursor: string | undefined, first = true; first || cursor; first = false) {
      const page: ListPage = await ask({ text: '', limit: 10, ...(cursor ? { cursor } : {}) });
      seen.push(...names(page));
      cursor = page.nextCursor;
      pages++;
    }
    expect(pages).toBe(3);
    expect(seen).toHaveLength(26);
    expect(new Set(seen).size).toBe(26);
    expect(seen).toEqual(seen.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
  });

  test('goes on behind a row that is gone, and among many of one name', async () => {
    await add(Array.from({ length: 6 }, (): Person => ['Same', 'Name']));
    const first = await ask({ text: '', limit: 3 });
    await server.sql('delete from patient where id = $1', [first.items[2]?.['id']]);
    const second = await ask({ text: '', limit: 3, cursor: first.nextCursor });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(6);
  });

  test.each([['x'], ['W10'], [Buffer.from('["a\\u0000","x"]').toString('base64url')], ['e30']])(
    'refuses the cursor %j and names it',
    async (cursor) => {
      const answer = await assistant.post('/api/patients/search', { text: '', cursor });
      expect(answer.statusCode).toBe(400);
      expect(problemOf(answer).fields?.map(({ field }) => field)).toEqual(['cursor']);
    },
  );
});

describe('who finds whom', () => {
  test('nobody of another practice', async () => {
    const other = await makePractice(server);
    await add([['Hidden', 'Helga']], other.id);
    expect(names(await ask({ text: 'hidden' }))).toEqual([]);
    expect(names(await ask({ text: '' }))).toEqual(['Whitfield Eleanor']);
  });

  test('a patient only itself, also where others fit better', async () => {
    await add(Array.from({ length: 30 }, (_, n): Person => ['Whit', `Able${n}`]));
    const patient = await server.signIn(server.practice.email.patient);
    expect(names(await ask({ text: 'whit' }, patient))).toEqual(['Whitfield Eleanor']);
    expect(names(await ask({ text: '' }, patient))).toEqual(['Whitfield Eleanor']);
  });
});

test('making a table one that is searched fills in what is there and tells nobody', async () => {
  await add([['Cruz', 'Ana']]);
  const state = () =>
    server.sql(
      `select id, rev, updated_at, (select max(seq) from feed_position) as seq, (select count(*) from change_log) as log
         from patient order by id`,
    );
  const before = await state();
  await server.sql(`drop trigger keep_search_words on patient; alter table patient drop column search_words;
                    select search_by('patient', 'last_name', 'first_name', 'phone', 'email')`);
  expect(await state()).toEqual(before);
  expect(names(await ask({ text: 'cruz' }))).toEqual(['Cruz Ana']);
});
