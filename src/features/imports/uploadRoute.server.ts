import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { LockstepError } from '@/domain/errors';
import { signedIn } from '@/server/accessControl';
import type { FeatureTools } from '@/server/serverFeature';
import { readContext } from '@/server/writeContext';
import { invalidFields } from '@/server/zodValidation';
import { checkFile } from './checkFile.server';
import { ImportFormat, ImportSubject } from './importParts';
import { imports } from './importJob';
import { ImportReport } from './importReport';
import { mayImport } from './mayImport';
import { subjects } from './subjects';
import { mostBytes, tooLarge } from './uploadText.server';

const Question = z.strictObject({ subject: ImportSubject, format: ImportFormat });

const types =
  /^(text\/csv|text\/plain|application\/(csv|vnd\.ms-excel|json|fhir\+json|x-ndjson|ndjson|fhir\+ndjson))\s*(;|$)/i;

/**
 * Takes a file in as it arrives. In a scope of its own: everywhere else JSON is the only kind of body, and read as a whole.
 *
 * A file that is broken is answered with 200 like one that is right: it was read as asked, and what was found in it, line by
 * line, is the answer. Nothing of it is kept.
 */
export function uploadRoute(app: FastifyInstance, tools: FeatureTools): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (request, payload, done) => {
      const refusal = refusalOf(request);
      if (refusal) done(refusal);
      else done(null, payload);
    });
    scope.post(
      `/api/${imports.path}/files`,
      {
        config: { access: mayImport },
        bodyLimit: mostBytes,
        schema: {
          tags: ['imports'],
          summary:
            'Read a CSV or FHIR R4 file as the body: tells what it holds and what is wrong with it; writes nothing yet',
          querystring: Question,
          response: { 200: ImportReport },
        },
      },
      async (request) => {
        const question = Question.safeParse(request.query);
        if (!question.success) throw invalidFields(question.error);
        const { subject, format } = question.data;
        if (!subjects[subject].formats.includes(format)) throw noSuchFormat();
        const body = request.body as Readable | undefined;
        if (!body)
          throw new LockstepError('malformed_request', 'Send the file as the body. Nothing was kept.');
        const context = { ...readContext(request) };
        try {
          return await checkFile(tools, { subject, format, body, session: signedIn(request), context });
        } finally {
          // What was not read any more still has to arrive before an answer can be heard.
          body.resume();
        }
      },
    );
  });
}

function refusalOf({ headers }: FastifyRequest): LockstepError | null {
  if (!types.test(headers['content-type'] ?? '')) {
    const detail = 'Send the file as text/csv, application/fhir+json or application/json.';
    return new LockstepError('unsupported_media_type', detail);
  }
  return Number(headers['content-length'] ?? 0) > mostBytes ? tooLarge() : null;
}

function noSuchFormat(): LockstepError {
  return new LockstepError('invalid_fields', {
    detail: 'This comes as CSV only. Nothing was kept.',
    fields: [{ field: 'format', message: 'must be csv' }],
  });
}
