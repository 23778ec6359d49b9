import { sql } from 'kysely';
import { addDays, dayOfInstant } from '@/domain/calendar';
import type { Slot } from '@/domain/errors';
import type { Language } from '@/domain/language';
import { bookableSpan, type PracticeRules } from '@/domain/practiceRules';
import type { Id } from '@/domain/primitives';
import type { RequestContext, Transaction } from '@/server/database/practiceTransaction';
import type { FeatureTools } from '@/server/serverFeature';
import { sightOf } from '@/server/sights';
import type { AssistantPorts } from './assistantPorts.server';
import type {
  AssistantFacts,
  AssistantTools,
  KnownAppointment,
  KnownService,
  KnownTherapist,
} from './engine/facts';
import { isOrdinaryWord } from './engine/ordinaryWords';
import type { Named } from './engine/matchNames';

interface Found {
  language: Language;
  rules: PracticeRules;
  now: number;
  time_zone: string;
  services: KnownService[] | null;
  therapists: KnownTherapist[] | null;
  patients: Named[] | null;
}

/** Since when appointments are looked at: `the same as last time`. */
const pastDays = 120;
const mostAppointments = 100;
const mostPatients = 60;
/** More is nothing anybody looks at. */
const searchedDays = 92;

/** What the assistant knows of the practice and of whoever talks, as far as they may see it. A therapist books for themselves. */
export async function readFacts(
  transaction: Transaction,
  { role, staffId, patientId }: RequestContext,
  atHand: Id | null,
): Promise<AssistantFacts> {
  const asked = patientId ?? atHand;
  const [found] = await transaction.rows<Found>(sql`
    select ceil(extract(epoch from clock_timestamp()) * 1000)::float8 as now, p.time_zone, p.language,
           jsonb_build_object('noticeMinutes', p.notice_minutes, 'cancelNoticeMinutes', p.cancel_notice_minutes,
                              'aheadDays', p.ahead_days, 'confirmsRequests', p.confirms_requests) as rules,
           (select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'durationMinutes', duration_minutes) order by name)
              from service where is_active) as services,
           (select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'serviceIds', service_ids) order by name)
              from staff s where is_active and cardinality(service_ids) > 0
               and (${role} <> 'therapist' or id = ${staffId}::uuid)) as therapists,
           (select jsonb_agg(jsonb_build_object('id', id, 'name', first_name || ' ' || last_name))
              from patient where id = ${asked}::uuid) as patients
      from practice p where p.id = current_practice()`);
  if (!found) throw new Error('There is no such practice');
  const services = found.services ?? [];
  const isActive = (id: Id) => services.some((one) => one.id === id);
  const therapists = (found.therapists ?? []).map((one) => ({
    ...one,
    serviceIds: one.serviceIds.filter(isActive),
  }));
  return {
    now: found.now,
    timeZone: found.time_zone,
    language: found.language,
    rules: role === 'patient' ? found.rules : null,
    services,
    therapists,
    ownPatientId: patientId as Id | null,
    patientAtHand: found.patients?.[0] ?? null,
  };
}

/** What the assistant can find out, each as whoever talks: row-level security decides. */
export function assistantTools(
  { database, tableOf, ids, takeSight }: FeatureTools,
  ports: AssistantPorts,
  context: RequestContext,
  { now, rules, timeZone }: AssistantFacts,
): AssistantTools {
  const span = rules ? bookableSpan(rules, now) : { from: now, until: Number.POSITIVE_INFINITY };
  const read = async <T>(work: (transaction: Transaction) => Promise<T>) =>
    (await database.inPractice({ ...context, mutationId: null }, work)).result;
  const table = tableOf('appointment');
  /** What is found out here is said to whoever talks: it is seen. */
  const seen = (entity: string, rows: readonly ({ id: string } & object)[], kind: 'listed' | 'searched') => {
    const sight = sightOf(tableOf(entity), rows, { kind });
    if (sight) takeSight(context, sight);
  };
  return {
    newId: () => ids.next() as Id,
    async freeSlots(question) {
      const today = dayOfInstant(now, timeZone);
      const from = question.from < today ? today : question.from;
      const last = addDays(from, searchedDays - 1);
      const range = { ...question, from, to: question.to > last ? last : question.to };
      const slots = await ports.freeSlots(context.practiceId as Id, range, context.accountId as Id);
      const mayBe = ({ staffId, startsAt }: Slot) => {
        const start = Date.parse(startsAt);
        const isOwn = context.role !== 'therapist' || staffId === context.staffId;
        return isOwn && span.from <= start && start <= span.until;
      };
      return slots.filter(mayBe);
    },
    async appointmentsOf(patientId) {
      const rows = await read((transaction) =>
        transaction.rows<{ row: Record<string, unknown> }>(sql`
          select to_jsonb(t) as row from appointment t
           where patient_id = ${patientId}::uuid and starts_at > now() - make_interval(days => ${pastDays})
           order by starts_at limit ${mostAppointments}`),
      );
      const found = rows.map(({ row }) => table.decode(row));
      seen('appointment', found, 'listed');
      return found as unknown as KnownAppointment[];
    },
    async patientsNamed(words) {
      const asked = words.filter((word) => word.length > 2 && !isOrdinaryWord(word) && !/\d/.test(word));
      if (context.role === 'patient' || asked.length === 0) return [];
      const found = await read((transaction) =>
        transaction.rows<Named>(sql`
          select id, name from (
            select p.id, p.first_name || ' ' || p.last_name as name,
                   (select sum(greatest(similarity(plain_text(p.last_name), w), similarity(plain_text(p.first_name), w)))
                      from unnest(${asked}::text[]) as w) as likeness
              from patient p
             where exists (
               select from unnest(${asked}::text[]) as w
                where similarity(plain_text(p.last_name), w) > 0.3 or similarity(plain_text(p.first_name), w) > 0.3
                   or plain_text(p.last_name) like w || '%' or plain_text(p.first_name) like w || '%')
          ) found order by likeness desc, id limit ${mostPatients}`),
      );
      seen('patient', found, 'searched');
      return found;
    },
  };
}
