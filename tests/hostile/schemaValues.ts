import type { Chance } from '../server/seededChance';
import type { KnownIds } from './knownIds';
import type { JsonSchema } from './operations';
import { hostileJson, hostileTexts } from './hostileValues';

export interface Values {
  chance: Chance;
  ids: KnownIds;
  /** Stands in every free text that is sent as a valid one: no error and no log line may tell it. */
  canary: string;
  /** The schemas that others refer to by name. */
  named: Readonly<Record<string, JsonSchema>>;
}

const dayMs = 24 * 3_600_000;

/** Raw JSON for a schema: right, at its bounds, or anything but. The share of hostile ones is in percent. */
export function jsonFor(values: Values, schema: JsonSchema, name: string, hostileShare: number): string {
  const { chance } = values;
  if (chance.percent(hostileShare)) {
    return chance.percent(50)
      ? (chance.pick(hostileJson) ?? 'null')
      : JSON.stringify(chance.pick(hostileTexts));
  }
  if (schema.$ref !== undefined) {
    return jsonFor(values, values.named[schema.$ref.split('/').at(-1) ?? ''] ?? {}, name, 0);
  }
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return JSON.stringify(chance.pick(schema.enum));
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return jsonFor(values, chance.pick(choices) ?? {}, name, 0);
  const type = Array.isArray(schema.type) ? chance.pick(schema.type) : schema.type;
  switch (type) {
    case 'object':
      return objectFor(values, schema, hostileShare);
    case 'array': {
      const least = schema.minItems ?? 0;
      const count = chance.percent(90)
        ? Math.max(least, chance.below(4))
        : Math.min(300, (schema.maxItems ?? 20) + 1);
      const items = Array.from({ length: count }, () =>
        jsonFor(values, schema.items ?? {}, name.replace(/s$/, ''), hostileShare),
      );
      return `[${items.join(',')}]`;
    }
    case 'integer':
    case 'number':
      return String(numberFor(values, schema));
    case 'boolean':
      return String(chance.percent(70));
    case 'null':
      return 'null';
    case undefined:
      return JSON.stringify(chance.pick(['x', 1, null]));
    default:
      return JSON.stringify(textFor(values, schema, name));
  }
}

function objectFor(values: Values, schema: JsonSchema, hostileShare: number): string {
  const { chance } = values;
  const required = new Set(schema.required);
  const told = Object.entries(schema.properties ?? {}).filter(
    ([name]) => name !== 'id' && (required.has(name) ? chance.percent(98) : chance.percent(55)),
  );
  const parts = told.map(
    ([name, of]) => `${JSON.stringify(name)}:${jsonFor(values, of, name, hostileShare)}`,
  );
  if (chance.percent(4)) parts.push(`"id":${JSON.stringify(values.ids.pick('any', chance))}`);
  if (hostileShare > 0 && chance.percent(15)) {
    const key = chance.pick([
      '__proto__',
      'constructor',
      'rev',
      'practiceId',
      'x',
      '',
      '\0',
      'isAdmin',
      'toString',
    ]);
    parts.push(`${JSON.stringify(key)}:${chance.pick(hostileJson)}`);
  }
  return `{${parts.join(',')}}`;
}

function numberFor({ chance }: Values, { minimum, maximum, type }: JsonSchema): number {
  const [least, most] = [minimum ?? 0, Math.min(maximum ?? 1000, 9_007_199_254_740_991)];
  const edges = [least, most, least - 1, most + 1, 0, 1];
  if (chance.percent(15)) return chance.pick(edges) ?? 0;
  const inside = least + chance.below(Math.min(most - least, 500) + 1);
  return type === 'number' && chance.percent(20) ? inside + 0.5 : inside;
}

/** A text of the kind that the schema's pattern, or else the field's name, asks for. */
export function textFor({ chance, ids, canary }: Values, schema: JsonSchema, name: string): string {
  const pattern = schema.pattern ?? '';
  if (pattern.startsWith('^[0-9a-f]{8}-')) return ids.pick(name, chance);
  // In the days that the practice is open on, so that bookings have a chance.
  const at = new Date(
    Date.parse('2031-01-01T00:00:00Z') + chance.below(90) * dayMs + chance.below(96) * 900_000,
  ).toISOString();
  if (/startsAt|endsAt|At$/.test(name) || pattern.includes('T\\d{2}')) return at;
  if (/date|day|On$|until|^from$|^to$|week/i.test(name)) return at.slice(0, 10);
  if (name.endsWith('Time')) return at.slice(11, 16);
  if (name === 'colour') return '#0f766e';
  if (name === 'email') return `${canary.toLowerCase()}${chance.below(50)}@example.com`;
  if (name === 'timeZone') return chance.pick(['Europe/Berlin', 'America/New_York', 'UTC']) ?? 'UTC';
  if (name === 'currency') return 'USD';
  if (name === 'cursor') return Buffer.from(ids.pick('any', chance)).toString('base64url');
  const most = schema.maxLength ?? 60;
  if (chance.percent(6)) return 'x'.repeat(most);
  if (chance.percent(3)) return 'x'.repeat(most + 1);
  return `${canary} ${chance.below(1000)}`.slice(0, most);
}
