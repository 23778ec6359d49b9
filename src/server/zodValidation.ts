import type { FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';
import { LockstepError, type FieldProblem } from '@/domain/errors';

/** Checks bodies against zod schemas; what arrives in the handler is the parsed value. */
export const zodValidation: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (value: unknown) => {
    if (httpPart !== 'body') return { value };
    const parsed = schema.safeParse(value);
    return parsed.success ? { value: parsed.data } : { error: invalidFields(parsed.error) };
  };

/** Names every field that is wrong; a body that is no object at all has no field to name. */
export function invalidFields(error: z.ZodError): LockstepError {
  const fields = error.issues.flatMap(fieldProblems);
  const [first] = error.issues;
  if (fields.length > 0) {
    const names = [...new Set(fields.map(({ field }) => field))];
    return new LockstepError('invalid_fields', {
      detail: `Some fields are not right: ${names.slice(0, 20).join(', ')}. Nothing was changed.`,
      fields,
    });
  }
  return new LockstepError('malformed_request', {
    detail:
      first?.code === 'invalid_type'
        ? 'The body must be a JSON object. Nothing was changed.'
        : `The body ${first?.message ?? 'is not right'}.`,
  });
}

function fieldProblems(issue: z.core.$ZodIssue): FieldProblem[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, 50).map((key) => ({
      field: [...path, key].join('.').slice(0, 200),
      message: 'is not a field that can be set here',
    }));
  }
  if (path.length === 0) return [];
  // A missing field is named as missing, whatever its type would have said.
  const missing =
    issue.code === 'invalid_type' && issue.input === undefined && issue.message.startsWith('Invalid input');
  return [{ field: path.join('.'), message: missing ? 'is missing' : issue.message }];
}
