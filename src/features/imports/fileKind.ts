import type { ImportFormat } from './importParts';
import type { Subject } from './subjects';

const endings: Readonly<Record<ImportFormat, readonly string[]>> = {
  csv: ['.csv', '.tsv', '.txt'],
  fhir: ['.json', '.ndjson', '.fhir'],
};

const types: Readonly<Record<ImportFormat, string>> = { csv: 'text/csv', fhir: 'application/fhir+json' };

/** What a file is by the ending of its name, of the kinds that this subject takes; null if none. */
export function formatOf(name: string, { formats }: Pick<Subject, 'formats'>): ImportFormat | null {
  const lower = name.toLowerCase();
  return formats.find((format) => endings[format].some((ending) => lower.endsWith(ending))) ?? null;
}

/** For the file chooser. */
export function acceptedEndings({ formats }: Pick<Subject, 'formats'>): string {
  return formats.flatMap((format) => endings[format]).join(',');
}

export function mediaTypeOf(format: ImportFormat): string {
  return types[format];
}
