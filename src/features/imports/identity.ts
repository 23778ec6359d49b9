import type { ImportSubject } from './importParts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What two rows that mean the same person or thing have in common, as the function `already_here` of the database decides
 * it for rows that are there.
 */
export function identityOf(subject: ImportSubject, fields: Fields): string {
  const parts =
    subject === 'inventory'
      ? [fields['sku']]
      : [
          fields['firstName'],
          fields['lastName'],
          fields['birthDate'],
          ...(fields['birthDate'] ? [] : [fields['phone'], fields['email'], fields['address']]),
        ];
  const [names, rest] = subject === 'inventory' ? [parts, []] : [parts.slice(0, 2), parts.slice(2)];
  return JSON.stringify([
    ...names.map((name) => String(name).toLowerCase()),
    ...rest.map((one) => one ?? null),
  ]);
}
