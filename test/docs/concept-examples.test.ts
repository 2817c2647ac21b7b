/** The examples of docs/concepts are run: each request, in order, in a fresh tenant; its answer must be the one on the page. */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeStores, type TestDirectory, type TestTenant } from '../server/directory.ts';
import type { Method } from '../server/harness/schema.ts';

const folder = 'docs/concepts';
const isUpdate = process.env.ESPALIER_UPDATE_DOCS === '1';
const example = /```http([^\n]*)\n([\s\S]*?)```\n\n```json\n([\s\S]*?)```/g;
const idForm = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const timeForm = /"\d{4}-\d\d-\d\dT[\d:.]+Z"/g;

/** What follows ```http: `as=NAME` names the answer's id, `show=a,b` keeps those fields, `by=admin` is the administrator. */
interface Options {
  as?: string;
  show?: string;
  by?: string;
}

function readOptions(text: string): Options {
  return Object.fromEntries(
    text
      .trim()
      .split(/\s+/)
      .filter(Boolean)
      .map((each) => each.split('=') as [string, string]),
  );
}

function keep(value: unknown, names: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => keep(item, names));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  const isList = entries.some(([key]) => key === 'data' || key === 'error');
  if (isList || (!names.has('changes') && entries.some(([key]) => key === 'changes'))) {
    const shown = entries.filter(([key]) => key !== 'pagination' || names.has('pagination'));
    return Object.fromEntries(
      shown.map(([key, item]) => [key, key === 'pagination' ? item : keep(item, names)]),
    );
  }
  const kept = entries.filter(([key]) => names.has(key));
  return kept.length === 0
    ? value
    : Object.fromEntries(kept.map(([key, item]) => [key, key === 'children' ? keep(item, names) : item]));
}

/** Runs the examples of one page. */
class Page {
  readonly #tenant: TestTenant;
  readonly #administrator: TestTenant;
  readonly #ids: Map<string, string>;

  constructor(tenant: TestTenant, administrator: TestTenant) {
    this.#tenant = tenant;
    this.#administrator = administrator;
    this.#ids = new Map([['tenant', tenant.id]]);
  }

  #withIds(text: string): string {
    return text.replaceAll(/<([\w-]+)>/g, (whole, name: string) => this.#ids.get(name) ?? whole);
  }

  #withNames(text: string): string {
    const names = new Map([...this.#ids].map(([name, id]) => [id, `<${name}>`]));
    return text
      .replaceAll(idForm, (id) => names.get(id) ?? '<id>')
      .replaceAll(timeForm, '"<time>"')
      .replaceAll(/"esp_[\w-]+"/g, '"esp_..."')
      .replaceAll(/http:\/\/127\.0\.0\.1:\d+(\/oauth\/requests\/)[\w-]+/g, 'https://espalier.example$1...')
      .replaceAll(/("version": )"[0-9a-f]{32}"/g, '$1"<version>"')
      .replaceAll(/("nextCursor": )"[^"]+"/g, '$1"<cursor>"');
  }

  async run(options: Options, request: string): Promise<string> {
    const [line = '', ...rest] = this.#withIds(request).trim().split('\n');
    const [method = '', path = ''] = line.split(' ');
    const text = rest.join('\n').trim();
    const who = options.by === 'admin' ? this.#administrator : this.#tenant;
    const reply = await who.call(
      method as Method,
      path.replace(/^\/v1/, ''),
      text === '' ? undefined : JSON.parse(text),
    );
    if (options.as) this.#ids.set(options.as, reply.body.id);
    if (reply.status === 204) return '204\n';
    const shown = options.show ? keep(reply.body, new Set(options.show.split(','))) : reply.body;
    return `${reply.status}\n${this.#withNames(JSON.stringify(shown, null, 2))}\n`;
  }
}

async function renderPage(directory: TestDirectory, text: string): Promise<string> {
  const page = new Page(await directory.newTenant(), directory.administrator);
  let result = '';
  let end = 0;
  for (const match of text.matchAll(example)) {
    const [whole, options = '', request = ''] = match;
    const answer = await page.run(readOptions(options), request);
    result += `${text.slice(end, match.index)}\`\`\`http${options}\n${request}\`\`\`\n\n\`\`\`json\n${answer}\`\`\``;
    end = match.index + whole.length;
  }
  return result + text.slice(end);
}

describeStores('docs/concepts', (directory) => {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.md'))) {
    it(`${name} shows what the directory answers`, async () => {
      const path = join(folder, name);
      const text = readFileSync(path, 'utf8');
      assert.ok(text.includes('```http'), 'a page of a concept has an example');
      const rendered = await renderPage(directory, text);
      if (isUpdate) writeFileSync(path, rendered);
      assert.equal(rendered, isUpdate ? rendered : text);
    });
  }
});
