import type { BusMessage } from '@/protocol/busMessage';
import { protocolVersion } from '@/protocol/version';

/**
 * Reads the envelope of whatever came over a bus. By hand rather than by the schema, because it runs for every event of
 * every tab; a test holds it against `BusMessage`.
 */
export function readEnvelope(raw: unknown): BusMessage | 'malformed' | 'version' {
  if (typeof raw !== 'object' || raw === null) return 'malformed';
  const { v, from, n, scope, type } = raw as Partial<Record<keyof BusMessage, unknown>>;
  if (v !== protocolVersion) return typeof v === 'number' ? 'version' : 'malformed';
  return typeof from === 'string' &&
    from !== '' &&
    Number.isSafeInteger(n) &&
    (n as number) >= 0 &&
    typeof scope === 'string' &&
    typeof type === 'string' &&
    type !== ''
    ? (raw as BusMessage)
    : 'malformed';
}
