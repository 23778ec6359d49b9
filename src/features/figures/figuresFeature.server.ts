import { z } from 'zod';
import { daysBetween } from '@/domain/calendar';
import { LockstepError } from '@/domain/errors';
import { Day } from '@/domain/primitives';
import type { FeatureTools, ServerFeature } from '@/server/serverFeature';
import { readContext } from '@/server/writeContext';
import { invalidFields } from '@/server/zodValidation';
import { Figures } from './figures';
import { readFigures } from './readFigures.server';

const longestDays = 92;
const Query = z.strictObject({ from: Day, to: Day });

/** What the practice comes to over some days, worked out by the database. */
export function figuresFeature({ database }: FeatureTools): ServerFeature {
  return {
    routes(app) {
      app.get(
        '/api/figures',
        {
          config: { access: ['admin'] },
          schema: {
            tags: ['figures'],
            summary: `Utilisation, no-shows, revenue and low stock; at most ${longestDays} days, both included`,
            querystring: Query,
            response: { 200: Figures },
          },
        },
        (request) => {
          const { from, to } = parse(request.query);
          return database
            .inPractice(readContext(request), (transaction) => readFigures(transaction, from, to))
            .then(({ result }) => result);
        },
      );
    },
  };
}

/** @throws LockstepError `invalid_fields` */
function parse(query: unknown): z.infer<typeof Query> {
  const parsed = Query.safeParse(query);
  if (!parsed.success) throw invalidFields(parsed.error);
  const { from, to } = parsed.data;
  const days = daysBetween(from, to) + 1;
  if (days >= 1 && days <= longestDays) return parsed.data;
  const message =
    days < 1 ? `must not be before from, ${from}` : `must be within ${longestDays} days of from`;
  throw new LockstepError('invalid_fields', {
    detail: 'Figures cannot be asked for like that: to.',
    fields: [{ field: 'to', message }],
  });
}
