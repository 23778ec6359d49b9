import type { Generated } from 'kysely';
import type { Role } from '@/domain/policy';

/** The tables that are not an entity's. Those are read through `EntityTable`, by their definition alone. */
export interface Tables {
  practice: PracticeTable;
  account: AccountTable;
  session: SessionTable;
}

interface PracticeTable {
  id: string;
  name: string;
  time_zone: string;
  currency: string;
  vocabulary: unknown;
  step_minutes: number;
  week_starts_on: number;
  is_demo: boolean;
}

interface AccountTable {
  id: string;
  practice_id: string;
  /** In lower case. */
  email: string;
  password_hash: string;
  name: string;
  role: Role;
  staff_id: string | null;
  patient_id: string | null;
}

interface SessionTable {
  /** SHA-256 of the token. */
  token_hash: Buffer;
  account_id: string;
  created_at: Date;
  last_seen_at: Date;
  /** See `sealKey.ts`. */
  seal_salt: Generated<Buffer>;
}
