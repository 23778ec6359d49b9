import type { Findings } from './findings';
import { isObject, listOf, type Json } from './fhirParts';
import { JsonCutter, JsonTextError, type JsonPiece } from './jsonValues';
import { patientFromFhir } from './patientFromFhir';
import type { ReadRow } from './readRow';

/** Of one resource or entry, in UTF-16 units: photos lie within. */
const mostPieceUnits = 8 * 1024 * 1024;
const mostNesting = 4;

/**
 * The patients of a FHIR R4 file: a Bundle, a list, one resource, or any number of them one after the other (NDJSON). Other
 * resources are told as not kept. What is wrong with the file is told to `findings`.
 */
export async function* fhirRows(text: AsyncIterable<string>, findings: Findings): AsyncGenerator<ReadRow> {
  const cutter = new JsonCutter(mostPieceUnits);
  let read = 0;
  let hasAny = false;
  try {
    for await (const chunk of text) {
      for (const piece of cutter.take(chunk)) {
        hasAny = true;
        const value = parsed(piece);
        if (piece.kind === 'frame') continue;
        for (const resource of resourcesIn(value, piece.kind, 0)) {
          if (resource['resourceType'] !== 'Patient') {
            findings.lose(resourceName(resource));
            continue;
          }
          const { fields, notKept } = patientFromFhir(resource);
          for (const path of notKept) findings.lose(path);
          yield { line: piece.line, fields, wrong: [], prefix: `Patient ${++read} of the file: ` };
        }
      }
    }
    cutter.end();
    if (!hasAny) findings.complain(1, { message: 'The file is empty.' });
    else if (read === 0) findings.complain(1, { message: 'There is no FHIR Patient in this file.' });
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error;
    findings.complain(error.line, { message: `${error.message}. What follows it was not read.` });
  }
}

/** @throws JsonTextError */
function parsed({ text, line }: JsonPiece): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new JsonTextError(line, 'begins something that is not valid JSON');
  }
}

/** The resources that a piece holds: itself, what an entry carries, and the entries of a Bundle within it. */
function* resourcesIn(value: unknown, kind: JsonPiece['kind'], depth: number): Generator<Json> {
  if (!isObject(value) || depth > mostNesting) return;
  if (kind === 'entry') yield* resourcesIn(value['resource'], 'whole', depth);
  else if (value['resourceType'] === 'Bundle') {
    for (const { value: entry } of listOf(value, 'entry')) yield* resourcesIn(entry, 'entry', depth + 1);
  } else yield value;
}

/** Kinds of resources are words of the standard; anything else could be anything, and is not repeated. */
function resourceName({ resourceType }: Json): string {
  return typeof resourceType === 'string' && /^[A-Z][A-Za-z]{1,40}$/.test(resourceType)
    ? resourceType
    : '(no FHIR resource)';
}
