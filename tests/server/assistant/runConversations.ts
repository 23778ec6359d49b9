import { addDays, dayOfInstant, weekdayOf, weekOf } from '@/domain/calendar';
import { instantAt } from '@/domain/practiceTime';
import type { Day, WallTime } from '@/domain/primitives';
import { v7 } from 'uuid';
import type { Caller, InProcess } from '../inProcess';
import { type AssistantPractice, serviceNames, strangerName } from './assistantPractice';
import type { DayWord, ScriptedConversation, Stands, Weekday } from './scriptedConversation';

const zone = 'America/New_York';
const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const claim = /\b(booked|moved|cancelled|gebucht|verschoben|abgesagt)\b[.:]/i;

interface Told {
  kinds: string[];
  reply: string;
  conversationId: string;
  slots?: { staffId: string; startsAt: string }[];
  appointment?: { id: string; startsAt: string; status: string; staffId: string };
}

interface Row {
  id: string;
  service_id: string;
  staff_id: string;
  starts_at: Date;
  status: string;
}

export interface Verdict {
  conversation: ScriptedConversation;
  /** Null: the database stands as it should. */
  wrong: string | null;
  claimsWithoutRecord: number;
  rowsOfOthers: number;
  transcript: string;
}

export interface Runner {
  run(conversation: ScriptedConversation): Promise<Verdict>;
}

/** Plays conversations against a real server, each from the same beginning, and judges what the database holds then. */
export async function conversationRunner(server: InProcess, practice: AssistantPractice): Promise<Runner> {
  const callers: Record<'patient' | 'scheduler', Caller> = {
    patient: await server.signIn(practice.email.patient),
    scheduler: await server.signIn(practice.email.scheduler),
  };
  // What patients may do by themselves is tested elsewhere.
  await server.sql('update practice set cancel_notice_minutes = 60, ahead_days = 120 where id = $1', [
    practice.id,
  ]);

  const today = async (): Promise<Day> => {
    const [row] = await server.sql<{ now: Date }>('select now() as now');
    return dayOfInstant(row?.now.getTime() ?? 0, zone);
  };

  const insert = async (of: string, [service, therapist, day, time]: Stands, from: Day) => {
    const startsAt = instantAt(dayOf(day, from), time as WallTime, zone);
    const id = v7();
    await server.sql(
      `insert into appointment (practice_id, id, patient_id, staff_id, service_id, starts_at, ends_at, status)
       values ($1, $2, $3, $4, $5, $6, $7, 'confirmed')`,
      [
        practice.id,
        id,
        of,
        practice.therapists[therapist ?? 'james'],
        practice.services[service],
        new Date(startsAt),
        new Date(startsAt + serviceNames[service][1] * 60_000),
      ],
    );
    return id;
  };

  const once = async (conversation: ScriptedConversation): Promise<Verdict & { isOnOneDay: boolean }> => {
    await server.sql('delete from appointment where practice_id = $1', [practice.id]);
    await server.sql('delete from conversation where practice_id = $1', [practice.id]);
    await server.sql('delete from offer where practice_id = $1', [practice.id]);
    const from = await today();
    const foreign = await insert(practice.strangerId, ['stone', 'keller', '+2', '09:00'], from);
    const given: string[] = [];
    for (const stands of conversation.has ?? []) given.push(await insert(practice.patientId, stands, from));

    const said: string[] = [];
    let lastOffered: NonNullable<Told['slots']> = [];
    let conversationId: string | undefined;
    let [claimsWithoutRecord, rowsOfOthers] = [0, 0];
    const asker = conversation.as ?? 'patient';
    for (const line of conversation.says) {
      const text = withDays(line, from);
      const answer = await callers[asker].post('/api/assistant/messages', {
        text,
        ...(conversationId ? { conversationId } : {}),
      });
      if (answer.statusCode !== 200)
        return {
          conversation,
          wrong: `${text}: ${answer.body}`,
          claimsWithoutRecord,
          rowsOfOthers,
          transcript: said.join('\n'),
          isOnOneDay: true,
        };
      const told = answer.json<Told>();
      conversationId = told.conversationId;
      lastOffered = told.slots ?? lastOffered;
      said.push(`> ${text}`, `  ${told.kinds.join()}: ${told.reply.replaceAll('\n', '\n  ')}`);
      if (isClaim(told) && !(await isRecorded(told))) claimsWithoutRecord++;
      // A scheduler may see everybody; nobody else's rows are told to a patient.
      if (asker === 'patient' && tellsOfOthers(answer.body, foreign)) rowsOfOthers++;
    }
    const wrong = await judge(conversation, from, given, foreign, lastOffered);
    return {
      conversation,
      wrong,
      claimsWithoutRecord,
      rowsOfOthers,
      transcript: said.join('\n'),
      isOnOneDay: (await today()) === from,
    };
  };

  const isRecorded = async ({ appointment, kinds }: Told): Promise<boolean> => {
    if (!appointment) return false;
    const [row] = await server.sql<Row>('select * from appointment where id = $1', [appointment.id]);
    return (
      row !== undefined &&
      row.starts_at.toISOString() === appointment.startsAt &&
      row.staff_id === appointment.staffId &&
      row.status === appointment.status &&
      (row.status === 'cancelled') === kinds.includes('cancelled')
    );
  };

  const tellsOfOthers = (body: string, foreign: string): boolean =>
    [practice.strangerId, foreign, ...strangerName.split(' '), 'Whitcombe', 'Müller'].some((one) =>
      body.includes(one),
    );

  const judge = async (
    conversation: ScriptedConversation,
    from: Day,
    given: readonly string[],
    foreign: string,
    offered: readonly { staffId: string; startsAt: string }[],
  ) => {
    const rows = await server.sql<Row>(
      'select * from appointment where practice_id = $1 order by starts_at',
      [practice.id],
    );
    const { books = [], moves, cancels = [], has = [] } = conversation;
    const problems: string[] = [];
    const standsAt = (row: Row, [service, therapist, day, time]: Stands): boolean => {
      const start = row.starts_at.getTime();
      const nth = /^offered:(\d)$/.exec(time);
      const isThen = nth
        ? offered[Math.min(Number(nth[1]), offered.length) - 1]?.startsAt === row.starts_at.toISOString()
        : time === 'any' ||
          (day === 'any'
            ? wallOf(start) === time
            : instantAt(dayOf(day, from), time as WallTime, zone) === start);
      return (
        row.service_id === practice.services[service] &&
        (therapist === null || row.staff_id === practice.therapists[therapist]) &&
        isThen &&
        (day === 'any' || dayOfInstant(start, zone) === dayOf(day, from))
      );
    };
    has.forEach((stands, n) => {
      const row = rows.find(({ id }) => id === given[n]);
      const [movedPlace, movedTo] = moves ?? [];
      const should = movedPlace === n && movedTo ? movedTo : stands;
      if (!row || !standsAt(row, should))
        problems.push(`the one at place ${n} should stand at ${should.join(' ')}`);
      if ((row?.status === 'cancelled') !== cancels.includes(n))
        problems.push(`the one at place ${n} is ${row?.status}`);
    });
    const made = rows.filter(
      ({ id, status }) => id !== foreign && !given.includes(id) && status !== 'cancelled',
    );
    if (made.length !== books.length) problems.push(`${made.length} booked instead of ${books.length}`);
    for (const stands of books)
      if (!made.some((row) => standsAt(row, stands))) problems.push(`not booked: ${stands.join(' ')}`);
    if (!rows.some(({ id, status }) => id === foreign && status === 'confirmed'))
      problems.push("somebody else's was changed");
    return problems.length > 0 ? problems.join('; ') : null;
  };

  return {
    async run(conversation) {
      const { isOnOneDay, ...verdict } = await once(conversation);
      // What `tomorrow` means changed meanwhile.
      return isOnOneDay ? verdict : once(conversation);
    },
  };
}

function isClaim({ kinds, reply }: Told): boolean {
  return (
    claim.test(reply) || kinds.some((kind) => kind === 'booked' || kind === 'moved' || kind === 'cancelled')
  );
}

function dayOf(word: DayWord | 'any', today: Day): Day {
  const inDays = /^\+(\d+)$/.exec(word);
  if (inDays) return addDays(today, Number(inDays[1]));
  const [, next, name] = /^(next )?(\w{3})$/.exec(word) ?? [];
  const wanted = weekdays.indexOf(name as Weekday) + 1;
  if (next) return weekOf(addDays(today, 7), 1)[wanted - 1] ?? today;
  for (let day = addDays(today, 1); ; day = addDays(day, 1)) if (weekdayOf(day) === wanted) return day;
}

function wallOf(epochMs: number): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(
    epochMs,
  );
}

function withDays(text: string, today: Day): string {
  return text.replaceAll(/\{(d|us|iso|de|th)\+(\d+)\}/g, (_all, form: string, days: string) => {
    const day = addDays(today, Number(days));
    const [, month = '', date = ''] = day.split('-').map((part) => String(Number(part)));
    const at = new Date(`${day}T12:00:00Z`);
    if (form === 'iso') return day;
    if (form === 'us') return `${month}/${date}`;
    if (form === 'de') return `${date}.${month}.`;
    if (form === 'th')
      return `the ${date}${['th', 'st', 'nd', 'rd'][Number(date) % 10 > 3 || [11, 12, 13].includes(Number(date)) ? 0 : Number(date) % 10] ?? 'th'}`;
    return `${date} ${at.toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' })}`;
  });
}
