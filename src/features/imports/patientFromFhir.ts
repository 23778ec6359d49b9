import { addressesOf, contactPointsOf, inUse, textOf, type Json } from './fhirParts';
import { unreadPaths } from './fhirPaths';
import { nameFromFhir } from './nameFromFhir';
import { readOwnExtensions } from './ownExtensions';

export interface PatientFromFhir {
  /** Values by field of a patient; what is not said is not in it. */
  fields: Record<string, string>;
  /** Paths of what else the resource says. */
  notKept: readonly string[];
}

const addressUses = ['home', '', 'temp', 'work', 'billing'];
const addressParts = [
  'use',
  'type',
  'text',
  'line',
  'city',
  'district',
  'state',
  'postalCode',
  'country',
] as const;

/**
 * A patient out of a FHIR R4 Patient. Kept are
 *
 * - `name`: see {@link nameFromFhir};
 * - `telecom`: the phone number (`phone`, `sms`) and the e-mail address with the least `rank` that are not old;
 * - `birthDate`, if it names a whole day;
 * - `address`: the one at home, as one line;
 * - what this product itself wrote beside that: see `ownExtensions`.
 *
 * Ids are not kept: here an id means one row for ever, in any practice. Contained resources belong to the one they are in and
 * are no patients of their own.
 */
export function patientFromFhir(resource: Json): PatientFromFhir {
  const { firstName, lastName, read: nameRead } = nameFromFhir(resource);
  const phone = preferred(resource, ['phone', 'sms']);
  const email = preferred(resource, ['email']);
  const addresses = addressesOf(resource).filter(({ text }) => text !== '');
  const address = inUse(addresses, addressUses);
  const birthDate = textOf(resource['birthDate']);
  const isWholeDay = /^\d{4}-\d{2}-\d{2}$/.test(birthDate);
  const own = readOwnExtensions(resource);

  const fields = {
    firstName,
    lastName,
    birthDate: isWholeDay ? birthDate : '',
    phone: phone?.value ?? '',
    email: email?.value ?? '',
    address: address?.text ?? '',
    ...own.fields,
  };
  const read = [
    'resourceType',
    ...nameRead,
    ...(isWholeDay ? ['birthDate'] : []),
    ...[phone, email].flatMap((one) => (one ? [one.path] : [])),
    ...(address ? addressParts.map((part) => `${address.path}.${part}`) : []),
    ...own.read,
  ];
  return {
    fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')),
    notKept: unreadPaths(resource, (path) => read.some((prefix) => isWithin(path, prefix))),
  };
}

function isWithin(path: string, prefix: string): boolean {
  return (
    path.startsWith(prefix) && (path.length === prefix.length || '.['.includes(path[prefix.length] ?? ''))
  );
}

function preferred(resource: Json, systems: readonly string[]) {
  return contactPointsOf(resource)
    .filter(({ system, value, use }) => systems.includes(system) && value !== '' && use !== 'old')
    .toSorted((a, b) => a.rank - b.rank)[0];
}
