import { z } from 'zod';

const Port = z.coerce
  .number('must be a port')
  .int('must be a port')
  .min(0, 'must be a port')
  .max(65_535, 'must be a port');

const WholeNumber = z.coerce
  .number('must be a whole number')
  .int('must be a whole number')
  .min(0, 'must not be negative');

const Environment = z.object({
  PORT: Port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .refine((text) => URL.canParse(text), 'is not a valid address')
    .optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
    )
    .default('warn'),
  POLLING_FACTOR: z.coerce
    .number('must be a number')
    .positive('must be greater than 0')
    .max(1000, 'must not be greater than 1000')
    .default(1),
  SESSION_IDLE_MINUTES: z.coerce
    .number('must be a number of minutes')
    .positive('must be greater than 0')
    .max(525_600, 'must not be longer than a year')
    .default(720),
  RATE_LIMIT_PER_MINUTE: WholeNumber.max(10_000_000, 'must not be greater than 10000000').default(6_000),
  STREAMS_PER_PERSON: WholeNumber.min(1, 'must be greater than 0').default(50),
  BEHIND_TLS: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  LOCKSTEP_DEMO: z.enum(['0', '1'], 'must be 0 or 1').optional(),
  LLM_BASE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as http://127.0.0.1:11434/v1' })
    .optional(),
  LLM_MODEL: z.string().min(1).optional(),
  LLM_API_KEY: z.string().min(1).optional(),
});

/** A language model behind an OpenAI-compatible address. */
export interface LanguageModelConfig {
  baseUrl: string;
  model: string;
  apiKey: string | null;
}

export interface Config {
  /** 0 picks a free one. */
  port: number;
  host: string;
  dataDir: string;
  /** Null runs an embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | null;
  logLevel: string;
  pollingFactor: number;
  sessionIdleMs: number;
  /** Requests of one session in a minute; 0: as many as it likes. */
  rateLimitPerMinute: number;
  /** Event streams that one person may have open on a node. */
  streamsPerPerson: number;
  /** A proxy in front speaks TLS to the browsers: what it says of them is believed, and they are told to stay with TLS. */
  behindTls: boolean;
  /** Whether an empty database gets the demo practice, and the sign-in page offers its people. */
  demo: boolean;
  /** What does the booking assistant's talking; null: the assistant alone. */
  languageModel: LanguageModelConfig | null;
}

/** An address may hold a password. */
const mayHoldSecrets = new Set(['DATABASE_URL', 'LLM_BASE_URL', 'LLM_API_KEY']);

/**
 * Reads the configuration from the environment. An empty variable counts as not set.
 * @throws Error that lists every variable that is wrong, and why
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.entries(environment).filter(([, value]) => value !== undefined && value !== '');
  const parsed = Environment.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => {
      const name = path.join('.');
      const value = mayHoldSecrets.has(name) ? '' : ` (it is "${environment[name] ?? ''}")`;
      return `  ${name} ${message}${value}`;
    });
    throw new Error(`The configuration is not right:\n${lines.join('\n')}`);
  }
  const env = parsed.data;
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL ?? null,
    logLevel: env.LOG_LEVEL,
    pollingFactor: env.POLLING_FACTOR,
    sessionIdleMs: env.SESSION_IDLE_MINUTES * 60_000,
    rateLimitPerMinute: env.RATE_LIMIT_PER_MINUTE,
    streamsPerPerson: env.STREAMS_PER_PERSON,
    behindTls: env.BEHIND_TLS === '1',
    languageModel:
      env.LLM_BASE_URL === undefined
        ? null
        : { baseUrl: env.LLM_BASE_URL, model: env.LLM_MODEL ?? 'default', apiKey: env.LLM_API_KEY ?? null },
    demo: env.LOCKSTEP_DEMO ? env.LOCKSTEP_DEMO === '1' : env.DATABASE_URL === undefined,
  };
}
