/** As much of an OpenAPI document as the page shows. */
export interface ApiDocument {
  info: { title: string; version: string; description?: string };
  paths?: Record<string, Record<string, Operation | undefined> | undefined>;
}

interface Operation {
  summary?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; description?: string }[];
  requestBody?: unknown;
  responses?: Record<string, unknown>;
}

/** What the page looks like: a file of its own, since nothing written into a page is heeded. */
export const apiPageStyles = `body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1f2933; }
section { border-top: 1px solid #d5dbe1; padding: 0.5rem 0; }
h2 { font-size: 1rem; margin: 0.5rem 0; } code { font: 0.95em ui-monospace, monospace; }
pre { background: #f4f6f8; padding: 0.75rem; overflow: auto; max-height: 24rem; }
`;

/** The API as a page to read: plain HTML without a script, so that no policy has to be loosened for it. */
export function apiPage({ info, paths = {} }: ApiDocument): string {
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods ?? {}).flatMap(([method, operation]) =>
      operation ? [callSection(method, path, operation)] : [],
    ),
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(info.title)} API</title>
<link rel="stylesheet" href="/api/docs.css"></head><body>
<h1>${escape(info.title)} API ${escape(info.version)}</h1>
<p>${escape(info.description ?? '')} The same as a document: <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>
${calls.join('\n')}
</body></html>`;
}

function callSection(method: string, path: string, operation: Operation): string {
  const parameters = (operation.parameters ?? []).map(
    ({ name, in: where, required, description }) =>
      `<li><code>${escape(name)}</code> (${escape(where)}${required ? ', required' : ''}) ${escape(description ?? '')}</li>`,
  );
  return `<section>
<h2><code>${escape(method.toUpperCase())} ${escape(path)}</code> ${escape(operation.summary ?? '')}</h2>
${parameters.length > 0 ? `<ul>${parameters.join('')}</ul>` : ''}
${schemaDetails('Body', operation.requestBody)}${schemaDetails('Answers', operation.responses)}
</section>`;
}

function schemaDetails(title: string, schema: unknown): string {
  if (schema === undefined) return '';
  return `<details><summary>${title}</summary><pre>${escape(JSON.stringify(schema, null, 2))}</pre></details>`;
}

function escape(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (char) => entities[char] ?? char);
}
