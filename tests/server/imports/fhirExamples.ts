import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';

type Json = Record<string, unknown>;

export interface FhirExample {
  file: string;
  text: string;
  /** The Patient resources in it, those of Bundles included. */
  patients: readonly Json[];
}

const folder = dirname(createRequire(import.meta.url).resolve('hl7.fhir.r4.examples/package.json'));

/** The files of HL7's own R4 examples in which there is a Patient. */
export function fhirExamples(): FhirExample[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && !file.startsWith('package'))
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }))
    .filter(({ text }) => text.includes('"Patient"'))
    .map(({ file, text }) => ({ file, text, patients: patientsIn(JSON.parse(text)) }))
    .filter(({ patients }) => patients.length > 0);
}

function patientsIn(value: unknown): Json[] {
  const resource = value as Json | undefined;
  if (resource?.['resourceType'] === 'Patient') return [resource];
  if (resource?.['resourceType'] !== 'Bundle') return [];
  return ((resource['entry'] ?? []) as Json[]).flatMap((entry) => patientsIn(entry['resource']));
}
