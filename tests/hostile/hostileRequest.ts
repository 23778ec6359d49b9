import type { Chance } from '../server/seededChance';
import {
  hostileBodies,
  hostileContentTypes,
  hostileHeaders,
  hostileIds,
  hostileJson,
  hostileTexts,
} from './hostileValues';
import type { Operation } from './operations';
import { randomUuid } from './randomUuid';
import { jsonFor, textFor, type Values } from './schemaValues';

/** One request, before anybody's session is put on it. */
export interface HostileRequest {
  operation: Operation;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | Buffer | null;
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'SEARCH', 'PROPFIND'];
/** The paths whose bodies are files, with what they may be. */
const uploads: Readonly<Record<string, readonly string[]>> = {
  '/api/imports/files': ['text/csv', 'application/json', 'application/fhir+json', 'application/x-ndjson'],
};

/** A request of this operation: valid, at its bounds, or hostile, by chance. */
export function hostileRequest(values: Values, operation: Operation): HostileRequest {
  const { chance } = values;
  const hostileShare = chance.pick([0, 0, 0, 3, 15, 60]) ?? 0;
  const isStrange = hostileShare > 3;
  const method = isStrange && chance.percent(4) ? (chance.pick(methods) ?? 'PUT') : operation.method;
  const headers: Record<string, string> = {};
  const body = bodyOf(values, operation, method, hostileShare, headers);
  addHeaders(chance, method, isStrange, headers);
  return { operation, method, url: addressOf(values, operation, isStrange), headers, body };
}

function addressOf(values: Values, { path, parameters }: Operation, isStrange: boolean): string {
  const { chance, ids } = values;
  const name = path.split('/')[2] ?? '';
  let address = path.replaceAll(/\{\w+\}/g, () =>
    isStrange && chance.percent(25)
      ? (chance.pick(hostileIds) ?? 'x')
      : ids.pick(chance.percent(95) ? name : 'any', chance),
  );
  const query: string[] = [];
  for (const { name: key, in: where, required, schema } of parameters) {
    if (where !== 'query' || !(required === true ? chance.percent(95) : chance.percent(10))) continue;
    const value =
      isStrange && chance.percent(50)
        ? (chance.pick(hostileTexts) ?? '')
        : plain(
            schema?.type === 'string' ? textFor(values, schema, key) : jsonFor(values, schema ?? {}, key, 0),
          );
    query.push(`${key}=${encoded(value)}`);
    // The same key again.
    if (isStrange && chance.percent(10)) query.push(`${key}=${encoded(value)}`);
  }
  if (isStrange && chance.percent(12)) {
    const odd = [
      '__proto__=1',
      'constructor[prototype]=1',
      'x',
      '=',
      '&&&',
      'limit=0',
      'limit=1e3',
      '%E0%A4%A=%00',
      'cursor=%00',
    ];
    query.push(chance.pick(odd) ?? '');
  }
  if (isStrange && chance.percent(3))
    address += chance.pick(['/', '//', '/..', '/%2e%2e/', '%00', ';x=1']) ?? '';
  return query.length > 0 ? `${address}?${query.join('&')}` : address;
}

function plain(json: string): string {
  return json.startsWith('"') ? (JSON.parse(json) as string) : json;
}

/** Percent encoding of any text, of a lone surrogate too. */
function encoded(text: string): string {
  return encodeURIComponent(text.replaceAll(/[\ud800-\udfff]/gu, '\ufffd'))
    .slice(0, 6_000)
    .replace(/%.?$/, '');
}

function bodyOf(
  values: Values,
  operation: Operation,
  method: string,
  hostileShare: number,
  headers: Record<string, string>,
): string | Buffer | null {
  const { chance } = values;
  const file = uploads[operation.path];
  const takesBody = operation.body !== null || file !== undefined;
  if (!takesBody && !(hostileShare > 3 && chance.percent(20))) return null;
  if ((method === 'GET' || method === 'HEAD') && chance.percent(90)) return null;
  headers['content-type'] = file ? (chance.pick(file) ?? 'text/csv') : 'application/json';
  if (hostileShare > 3 && chance.percent(12))
    headers['content-type'] = chance.pick(hostileContentTypes) ?? '';
  if (hostileShare > 3 && chance.percent(12)) return chance.pick(hostileBodies) ?? '';
  // Above what any route but an upload takes; seldom, since each costs a megabyte.
  if (hostileShare > 3 && chance.percent(0.3)) return `{"name":"${'x'.repeat(1_100_000)}"}`;
  const text = file
    ? fileText(values, hostileShare)
    : jsonFor(values, operation.body ?? {}, 'body', Math.min(hostileShare, 30));
  if (hostileShare > 3 && chance.percent(6)) return mangled(chance, text);
  return text;
}

/** Bytes that are no UTF-8, or another encoding than the one that is claimed. */
function mangled(chance: Chance, text: string): Buffer {
  if (chance.percent(30)) return Buffer.from(text, 'utf16le');
  const bytes = Buffer.from(text);
  const at = chance.below(bytes.length + 1);
  const broken =
    chance.pick([[0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xf0, 0x9f], [0x00], [0x1f, 0x8b]]) ?? [];
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(broken), bytes.subarray(at)]);
}

function fileText({ chance, canary }: Values, hostileShare: number): string {
  const rows = Array.from({ length: chance.below(5) }, () =>
    Array.from({ length: 3 }, () => {
      const cell = chance.percent(hostileShare)
        ? (chance.pick(hostileTexts) ?? '')
        : `${canary}${chance.below(99)}`;
      return chance.percent(50) ? `"${cell.replaceAll('"', '""')}"` : cell;
    }).join(','),
  );
  const kinds = [
    ['First name,Last name,Birth date', ...rows].join('\n'),
    ['name,sku,unit', ...rows].join('\r\n'),
    `{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","name":[{"family":${chance.pick(hostileJson)}}]}}]}`,
    chance.pick(hostileBodies) ?? '',
  ];
  return chance.pick(kinds) ?? '';
}

function addHeaders(
  chance: Chance,
  method: string,
  isStrange: boolean,
  headers: Record<string, string>,
): void {
  if (method === 'PATCH' || method === 'DELETE') {
    if (chance.percent(40)) headers['if-match'] = `"${1 + chance.below(5)}"`;
  }
  if (method !== 'GET' && chance.percent(20)) headers['idempotency-key'] = randomUuid(chance);
  if (!isStrange) return;
  while (chance.percent(30)) {
    const [name, given] = chance.pick(Object.entries(hostileHeaders)) ?? ['', []];
    headers[name] = chance.pick(given) ?? '';
  }
}
