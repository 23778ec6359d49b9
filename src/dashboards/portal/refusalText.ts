import type { LockstepError, ProblemCode } from '@/domain/errors';
import type { PracticeRules } from '@/domain/practiceRules';
import type { PortalTexts } from './portalTexts';

interface Told {
  texts: PortalTexts;
  rules: PracticeRules;
  practice: string;
}

/** Why it did not work, in the person's language, by the refusal's code and fields: the server's sentences are English. */
export function refusalText({ code, details }: LockstepError, { texts, rules, practice }: Told): string {
  const { refused, change } = texts;
  if (code !== 'against_rules') return byCode(texts)[code] ?? refused.other(practice);
  const fields = details.fields?.map(({ field }) => field) ?? [];
  // The bounds of a booking are about its start alone; being too late is about all that would change.
  if (fields.length === 1 && fields[0] === 'startsAt') return refused.span(rules, practice);
  const isOffer = fields.every((field) => field === 'serviceId' || field === 'staffId');
  return isOffer ? refused.other(practice) : change.tooLate(practice, rules);
}

function byCode({ refused }: PortalTexts): Partial<Record<ProblemCode, string>> {
  return {
    slot_taken: refused.taken,
    outside_availability: refused.closed,
    illegal_status: refused.status,
    locked: refused.status,
    edit_conflict: refused.edited,
    not_found: refused.gone,
    invalid_fields: refused.fields,
    unavailable: refused.unreachable,
    too_many_requests: refused.tooOften,
  };
}
