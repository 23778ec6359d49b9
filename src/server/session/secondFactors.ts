import { sql } from 'kysely';
import type { Database } from '../database/openDatabase';
import type { RandomBytes, ServerClock } from '../ports';
import { makeRecoveryCodes, recoveryCodeHash } from './recoveryCodes';
import { periodOfCode } from './totp';

/** Second factors as the database keeps them. Everything here runs as the owner of the tables: requests read no secret. */
export interface SecondFactors {
  isOn(accountId: string): Promise<boolean>;
  /** @returns null: it is off */
  codesLeft(accountId: string): Promise<number | null>;
  /** Begins anew, unless it is on already: null. Until a code confirms it nobody is asked for one. @returns the secret */
  begin(accountId: string): Promise<Buffer | null>;
  /** Turns on what was begun. @returns the recovery codes, told here once; null: the code is wrong, or nothing was begun */
  confirm(accountId: string, code: string, address: string): Promise<string[] | null>;
  /**
   * Takes a code of the app, or a recovery code, which is used up by it: of any number who bring the same one, one succeeds.
   * @param accountId null: there is nobody; it costs the same work
   */
  take(accountId: string | null, code: string, address: string): Promise<boolean>;
  turnOff(accountId: string, address: string): Promise<void>;
}

export interface SecondFactorOptions {
  database: Database;
  clock: ServerClock;
  random: RandomBytes;
}

const secretBytes = 20;
const nobody = '00000000-0000-7000-8000-000000000000';

export function secondFactors({ database, clock, random }: SecondFactorOptions): SecondFactors {
  const { owner } = database;
  const standIn = random(secretBytes);
  /** Whose it is follows: a join or a condition over account `a`. */
  const told = (action: string, address: string) => sql`
    insert into audit_event (practice_id, account_id, action, entity, row_id, details)
    select a.practice_id, a.id, ${action}, 'account', a.id, jsonb_build_object('address', ${address}::text)
      from account a`;

  /** Which period a code is of, by the secret that is on, or that is being set up. */
  const periodOf = async (accountId: string, code: string, isOn: boolean) => {
    const kept = await owner
      .selectFrom('second_factor')
      .select('secret')
      .where('account_id', '=', accountId)
      .where('confirmed_at', isOn ? 'is not' : 'is', null)
      .executeTakeFirst();
    const secret = kept?.secret ?? standIn;
    return { secret, period: periodOfCode(secret, code, clock.now()) ?? 0 };
  };

  return {
    async isOn(accountId) {
      const found = await owner
        .selectFrom('second_factor')
        .select('account_id')
        .where('account_id', '=', accountId)
        .where('confirmed_at', 'is not', null)
        .executeTakeFirst();
      return found !== undefined;
    },
    async codesLeft(accountId) {
      const [found] = await database.rows<{ left: number }>(sql`
        select (select count(*)::int from recovery_code r where r.account_id = f.account_id) as left
          from second_factor f where f.account_id = ${accountId}::uuid and f.confirmed_at is not null`);
      return found?.left ?? null;
    },
    async begin(accountId) {
      const secret = random(secretBytes);
      const begun = await database.rows(sql`
        insert into second_factor as f (account_id, secret) values (${accountId}::uuid, ${secret})
        on conflict (account_id) do update set secret = excluded.secret, last_period = 0
         where f.confirmed_at is null
        returning account_id`);
      return begun.length > 0 ? secret : null;
    },
    async confirm(accountId, code, address) {
      const { secret, period } = await periodOf(accountId, code, false);
      const codes = makeRecoveryCodes(random);
      const hashes = codes.map((one) => recoveryCodeHash(accountId, one));
      const confirmed = await database.rows(sql`
        with confirmed as (
          update second_factor set confirmed_at = ${new Date(clock.now())}, last_period = ${period}::bigint
           where account_id = ${accountId}::uuid and confirmed_at is null and secret = ${secret}
             and last_period < ${period}::bigint
          returning account_id
        ), kept as (
          insert into recovery_code (account_id, code_hash)
          select account_id, hash from confirmed, unnest(${hashes}::bytea[]) as hash
        )
        ${told('secondFactorOn', address)} join confirmed c on c.account_id = a.id returning 1`);
      return confirmed.length > 0 ? codes : null;
    },
    async take(accountId, code, address) {
      const id = accountId ?? nobody;
      const { secret, period } = await periodOf(id, code, true);
      const taken = await owner
        .updateTable('second_factor')
        .set({ last_period: String(period) })
        .where('account_id', '=', id)
        .where('confirmed_at', 'is not', null)
        .where('secret', '=', secret)
        .where('last_period', '<', String(period))
        .returning('account_id')
        .executeTakeFirst();
      const used = await database.rows(sql`
        with used as (
          delete from recovery_code where account_id = ${id}::uuid and code_hash = ${recoveryCodeHash(id, code)}
          returning account_id
        )
        ${told('recoveryCodeUsed', address)} join used u on u.account_id = a.id returning 1`);
      return taken !== undefined || used.length > 0;
    },
    async turnOff(accountId, address) {
      await database.rows(sql`
        with gone as (delete from second_factor where account_id = ${accountId}::uuid returning account_id)
        ${told('secondFactorOff', address)} join gone g on g.account_id = a.id`);
    },
  };
}
