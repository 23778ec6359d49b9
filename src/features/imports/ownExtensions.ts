import { isObject, type Json } from './fhirParts';

/**
 * What FHIR's Patient has no place for and this product keeps: written as extensions of its own, so that what it exports it can
 * import again whole. Other systems pass them over.
 */
const urls = {
  medicalHistory: 'urn:lockstep:patient:medicalHistory',
  notes: 'urn:lockstep:patient:notes',
} as const;

type OwnField = keyof typeof urls;

export function writeOwnExtensions(row: Json): readonly Json[] {
  return Object.entries(urls).flatMap(([field, url]) => {
    const value = row[field as OwnField];
    return typeof value === 'string' ? [{ url, valueString: value }] : [];
  });
}

export function readOwnExtensions(resource: Json): {
  fields: Partial<Record<OwnField, string>>;
  read: readonly string[];
} {
  const extensions = Array.isArray(resource['extension'])
    ? (resource['extension'] as readonly unknown[])
    : [];
  const found = extensions.flatMap((extension, place) => {
    if (!isObject(extension)) return [];
    const { url, valueString } = extension;
    const field = (Object.keys(urls) as OwnField[]).find((name) => urls[name] === url);
    return field && typeof valueString === 'string'
      ? [{ field, valueString, path: `extension[${place}]` }]
      : [];
  });
  return {
    fields: Object.fromEntries(found.map(({ field, valueString }) => [field, valueString.trim()])),
    read: found.map(({ path }) => path),
  };
}
