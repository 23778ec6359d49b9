import type { Generated } from 'kysely';
import type { Role } from '@/domain/policy';

/** The tables that are not an entity's. Those are read through `EntityTable`, by their definition alone. */
export interface Tables {
  practice: PracticeTable;
  account: AccountTable;
  session: SessionTable;
  second_factor: SecondFactorTable;
  recovery_code: RecoveryCodeTable;
  pending_sign_in: PendingSignInTable;
  guess: GuessTable;
  known_network: KnownNetworkTable;
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
  /** What people call it by; opens nothing. */
  id: Generated<string>;
  /** SHA-256 of the token. */
  token_hash: Buffer;
  account_id: string;
  created_at: Date;
  /** When its person last did something. */
  last_seen_at: Date;
  address: string | null;
  user_agent: string | null;
  /** See `sealKey.ts`. */
  seal_salt: Generated<Buffer>;
}

interface SecondFactorTable {
  account_id: string;
  secret: Buffer;
  /** Null: it is being set up. */
  confirmed_at: Date | null;
  /** bigint */
  last_period: string;
}

interface RecoveryCodeTable {
  account_id: string;
  /** SHA-256 over the account and the code. */
  code_hash: Buffer;
}

interface PendingSignInTable {
  token_hash: Buffer;
  account_id: string;
  expires_at: Date;
  codes_left: number;
}

interface GuessTable {
  key: Buffer;
  attempt: string;
  at: Date;
  failed: boolean;
}

interface KnownNetworkTable {
  account_id: string;
  network: Buffer;
  seen_at: Date;
}
