import { describe, expect, test } from 'vitest';
import { readHeading } from '@/features/imports/readHeading';
import { subjects } from '@/features/imports/subjects';

const fieldsOf = (cells: string[]) =>
  readHeading(cells, subjects.patients).fields.map((field) => field?.field ?? null);

describe('the first line of a file', () => {
  test.each([
    'First name',
    'first_name',
    'firstName',
    'FIRST-NAME',
    ' First  Name ',
    'Given name',
    'Forename',
  ])('"%s" is the first name', (cell) => {
    expect(fieldsOf([cell])).toEqual(['firstName']);
  });

  test('knows its own headings, and those of every field', () => {
    for (const subject of Object.values(subjects)) {
      const { fields, missing } = readHeading(
        subject.fields.map(({ label }) => label),
        subject,
      );
      expect(fields).toEqual(subject.fields);
      expect(missing).toEqual([]);
    }
  });

  test('no two fields of a kind go by the same name', () => {
    for (const { fields } of Object.values(subjects)) {
      const names = fields.flatMap(({ aliases }) => aliases);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('takes the first of two columns for one field, and names what is missing', () => {
    const heading = readHeading(['Surname', 'Mobile', 'Phone', 'Shoe size', ''], subjects.patients);
    expect(heading.used).toEqual([
      { column: 'Surname', field: 'lastName' },
      { column: 'Mobile', field: 'phone' },
    ]);
    expect(heading.missing.map(({ field }) => field)).toEqual(['firstName']);
    expect(heading.names).toEqual(['Surname', 'Mobile', 'Phone', 'Shoe size', 'column 5']);
  });

  test('is never told at length, nor with control characters', () => {
    const { names } = readHeading([`a\n\u0000${'x'.repeat(500)}`], subjects.patients);
    expect(names[0]?.length).toBe(60);
    expect(names[0]).toMatch(/^a x+$/);
  });
});
