import type { Json } from './fhirParts';
import { writeOwnExtensions } from './ownExtensions';

/**
 * The FHIR R4 Patient of a row of this product; the inverse of `patientFromFhir` for everything but the id.
 * @param row as its reader may know it: what is null is left out
 */
export function patientToFhir(row: Json): Json {
  const { id, firstName, lastName, birthDate, phone, email, address } = row;
  const telecom = [
    ...(phone === null ? [] : [{ system: 'phone', value: phone }]),
    ...(email === null ? [] : [{ system: 'email', value: email }]),
  ];
  const extension = writeOwnExtensions(row);
  return {
    resourceType: 'Patient',
    id,
    ...(extension.length > 0 ? { extension } : {}),
    name: [{ use: 'official', family: lastName, given: [firstName] }],
    ...(telecom.length > 0 ? { telecom } : {}),
    ...(birthDate === null ? {} : { birthDate }),
    ...(address === null ? {} : { address: [{ use: 'home', text: address }] }),
  };
}
