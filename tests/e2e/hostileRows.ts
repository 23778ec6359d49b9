import type { BrowserContext } from '@playwright/test';
import type { z } from 'zod';
import type { Entity } from '@/domain/entity';
import { entities } from '@/features/entities';

/** What must never be more than text. Each holds the mark; the shortest ones fit into any field. */
export const mark = 'xss()';
const payloads: readonly string[] = [
  `<img src=x data-hostile onerror=${mark}>`,
  `"><svg data-hostile onload=${mark}>`,
  `<script data-hostile>${mark}</script>`,
  `</style><style data-hostile>*{display:none}/*${mark}*/`,
  `javascript:${mark}//<a href="javascript:${mark}" data-hostile>x</a>`,
  `\u202e${mark}\u200b\u200d<b data-hostile>x</b>`,
  `<svg onload=${mark}>`,
];

type Fields = Record<string, unknown>;

/** The same value with every text in it replaced by this one, as long as its field still takes it. */
function replaced(schema: z.ZodType, value: unknown, text: string): unknown {
  const candidates =
    value === null || typeof value === 'string' ? [text] : Array.isArray(value) ? withTexts(value, text) : [];
  return candidates.find((one) => schema.safeParse(one).success);
}

/** Of a list of objects: those of its texts replaced that are free, one field after the other. */
function withTexts(list: unknown[], text: string): unknown[][] {
  const names = new Set(
    list.flatMap((one) => (typeof one === 'object' && one !== null ? Object.keys(one) : [])),
  );
  return [...names].map((name) =>
    list.map((one) =>
      typeof one === 'object' && one !== null && typeof (one as Fields)[name] === 'string'
        ? { ...one, [name]: text }
        : one,
    ),
  );
}

/** A change that writes hostile text into every field of the row that takes any. */
export function hostileChange(entity: Entity, row: Fields, n: number): Fields {
  const change: Fields = {};
  for (const [at, field] of entity.fieldNames.entries()) {
    if (entity.givenByServer?.includes(field)) continue;
    const turned = payloads.map((_, place) => payloads[(n + at + place) % payloads.length] ?? '');
    const found = turned
      .map((text) => replaced(entity.fields[field] as z.ZodType, row[field], text))
      .find((value) => value !== undefined);
    if (found !== undefined) change[field] = found;
  }
  return change;
}

/** Which text fields there are that somebody sends, by the definitions alone: those that take a payload. */
export function textFieldsOf(entity: Entity): string[] {
  return entity.fieldNames.filter(
    (field) =>
      !entity.givenByServer?.includes(field) &&
      payloads.some((text) => (entity.fields[field] as z.ZodType).safeParse(text).success),
  );
}

/** Of each entity at most so many rows. */
const most = 8;

/**
 * Writes hostile text over what the practice holds, by the API, as whoever may.
 * @returns `entity.field` of each that took it
 */
export async function writeHostileRows(writers: readonly BrowserContext[]): Promise<Set<string>> {
  const taken = new Set<string>();
  for (const entity of entities) {
    for (const { request } of writers) {
      const list = await request.get(`/api/${entity.path}?limit=400`);
      if (!list.ok()) continue;
      const { items } = (await list.json()) as { items: (Fields & { id: string })[] };
      let written = 0;
      for (const [n, row] of items.toReversed().entries()) {
        if (written >= most) break;
        const change = hostileChange(entity, row, n);
        if (Object.keys(change).length === 0) break;
        // One field that is locked keeps none of the others from being written.
        const whole = await request.patch(`/api/${entity.path}/${row.id}`, { data: change });
        const kept = whole.ok() ? Object.keys(change) : [];
        if (!whole.ok() && n < 2 * most) {
          for (const [field, value] of Object.entries(change)) {
            const one = await request.patch(`/api/${entity.path}/${row.id}`, { data: { [field]: value } });
            if (one.ok()) kept.push(field);
          }
        }
        if (kept.length > 0) written++;
        for (const field of kept) taken.add(`${entity.name}.${field}`);
      }
    }
  }
  return taken;
}

/** Its mark in the practice's own name and words, which stand on every screen. */
export async function writeHostilePractice({ request }: BrowserContext): Promise<void> {
  const word = { one: '<b data-hostile>', many: '<i data-hostile>' };
  const data = { name: payloads[0], vocabulary: { therapist: word, client: word } };
  const answer = await request.patch('/api/practice', { data });
  if (!answer.ok()) throw new Error(await answer.text());
}
