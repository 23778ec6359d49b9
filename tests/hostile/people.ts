import type { FastifyInstance } from 'fastify';
import { v7 } from 'uuid';
import { hashPassword } from '@/server/session/passwords';
import { password, type TestPractice } from '../server/practice';
import type { Chance } from '../server/seededChance';
import type { HostileWorld, Sql } from './hostileWorld';

/** Who sends a request, and by what it says so. */
export interface Sender {
  name: string;
  /** Of which practice; null: of none. */
  practiceId: string | null;
  headers: Record<string, string>;
}

export interface People {
  /** Somebody: of any role, of another practice, with a session that ended, or nobody at all. */
  pick(chance: Chance): Sender;
  /** Gives back what requests took from them: their rights, their sessions. */
  restore(): Promise<void>;
}

interface Person {
  name: string;
  practiceId: string;
  email: string;
  token: string;
}

/** Where these people sign in from: nobody else is slowed down by them, nor they by others. */
const remoteAddress = '10.20.30.40';

export async function signedInPeople({ app, practice, foreign, sql }: HostileWorld): Promise<People> {
  const own = await signAllIn(app, practice, '');
  const others = (await signAllIn(app, foreign, 'foreign ')).slice(0, 3);
  const ended = await tokenOf(app, practice.email.admin);
  await app.inject({
    method: 'POST',
    url: '/api/auth/sign-out',
    headers: { authorization: `Bearer ${ended}` },
  });
  const admin = own.find(({ name }) => name === 'admin');
  const everybody = [...own, ...others];
  const rights = await rightsOf(
    sql,
    everybody.map(({ email }) => email),
  );

  return {
    pick(chance) {
      const kind = chance.below(100);
      if (kind < 4) return { name: 'nobody', practiceId: null, headers: {} };
      if (kind < 7) {
        return { name: 'an ended session', practiceId: null, headers: { authorization: `Bearer ${ended}` } };
      }
      const person = kind < 60 && kind >= 15 ? admin : chance.pick(kind < 15 ? others : own);
      if (!person) throw new Error('There is nobody');
      const { name, practiceId, token } = person;
      const headers: Record<string, string> = chance.percent(75)
        ? { authorization: `Bearer ${token}` }
        : { cookie: `lockstep_session=${token}` };
      return { name, practiceId, headers };
    },
    async restore() {
      const now = new Map((await rightsOf(sql, null)).map((row) => [row.id, row]));
      for (const row of rights) {
        const found = now.get(row.id);
        if (!found) row.id = await joinAgain(sql, row);
        else if (JSON.stringify(found) !== JSON.stringify(row)) await giveBack(sql, row);
      }
      for (const person of everybody) {
        const headers = { authorization: `Bearer ${person.token}` };
        const answer = await app.inject({ url: '/api/session', headers, remoteAddress });
        if (answer.statusCode !== 200) person.token = await tokenOf(app, person.email);
      }
    },
  };
}

interface MemberRow {
  id: string;
  practice_id: string;
  name: string;
  email: string;
  role: string;
  staff_id: string | null;
  patient_id: string | null;
  is_active: boolean;
}

function rightsOf(sql: Sql, emails: readonly string[] | null): Promise<MemberRow[]> {
  return sql<MemberRow>(
    `select id, practice_id, name, email, role, staff_id, patient_id, is_active from member
      where $1::text[] is null or email = any ($1)`,
    [emails],
  );
}

async function giveBack(sql: Sql, row: MemberRow): Promise<void> {
  await sql(
    `update member set name = $2, email = $3, role = $4, staff_id = $5, patient_id = $6, is_active = true
      where id = $1`,
    [row.id, row.name, row.email, row.role, row.staff_id, row.patient_id],
  );
}

/** Whoever was removed comes back under another id: no id is ever given twice. */
async function joinAgain(sql: Sql, row: MemberRow): Promise<string> {
  const id = v7();
  await sql(
    `insert into account (id, practice_id, email, password_hash, name, role, staff_id, patient_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      id,
      row.practice_id,
      row.email,
      await hashPassword(password),
      row.name,
      row.role,
      row.staff_id,
      row.patient_id,
    ],
  );
  return id;
}

async function signAllIn(app: FastifyInstance, practice: TestPractice, prefix: string): Promise<Person[]> {
  const people: Person[] = [];
  for (const [name, email] of Object.entries(practice.email)) {
    people.push({ name: prefix + name, practiceId: practice.id, email, token: await tokenOf(app, email) });
  }
  return people;
}

async function tokenOf(app: FastifyInstance, email: string): Promise<string> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in',
    remoteAddress,
    payload: { email, password },
  });
  if (answer.statusCode !== 200) throw new Error(`${email} could not sign in: ${answer.body}`);
  return answer.json<{ token: string }>().token;
}
