/**
 * Runs a compiled Pulumi program under Pulumi's mocks, in a process of its own, and prints what it asked for as JSON.
 *
 * node mocked-program.ts PROGRAM < SCENE
 *
 * The mocks know nothing of the program: ids, outputs and answers come from stdin. Outputs that a resource class declares
 * secret are made secret, as the engine does.
 */
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';

export interface Scene {
  readonly project: string;
  /** As in the stack's YAML file. */
  readonly config: Record<string, unknown>;
  /** Outputs beside the inputs, by type and name; `id` too. */
  readonly state: Record<string, Record<string, Record<string, unknown>>>;
  /** Answers of functions, by token. */
  readonly calls: Record<string, Record<string, unknown>>;
}

export interface AskedResource {
  readonly type: string;
  readonly name: string;
  /** Secret values as `{"secret": value}`. */
  readonly inputs: Record<string, unknown>;
  /** The resources that it waits for, as `TYPE NAME`. */
  readonly after: string[];
  readonly parent: string;
}

export interface Asked {
  readonly resources: AskedResource[];
  readonly outputs: Record<string, { readonly value: unknown; readonly isSecret: boolean }>;
}

interface RegisterRequest {
  getName(): string;
  getType(): string;
  getParent(): string;
  getDependenciesList(): string[];
  getAdditionalsecretoutputsList(): string[];
}

interface Monitor {
  registerResource(request: RegisterRequest, callback: unknown): unknown;
}

const program = process.argv[2] ?? '';
const load = createRequire(program);
// The copy that the program itself imports.
const pulumi = load('@pulumi/pulumi') as typeof import('@pulumi/pulumi');
const scene = JSON.parse(await text(process.stdin)) as Scene;

const requests = new Map<string, RegisterRequest>();
const resources: AskedResource[] = [];
const nameOf = (urn: string) => urn.slice(urn.lastIndexOf('::') + 2);
const typeOf = (urn: string) => urn.split('::')[2]?.split('$').at(-1) ?? '';

function newResource({
  type,
  name,
  inputs,
}: {
  type: string;
  name: string;
  inputs: Record<string, unknown>;
}) {
  const request = requests.get(`${type} ${name}`);
  const after = (request?.getDependenciesList() ?? []).map((urn) => `${typeOf(urn)} ${nameOf(urn)}`);
  resources.push({
    ...{ type, name, inputs: shown(inputs) as Record<string, unknown> },
    ...{ after, parent: nameOf(request?.getParent() ?? '') },
  });
  const { id = `${name}-id`, ...outputs } = scene.state[type]?.[name] ?? {};
  for (const secret of request?.getAdditionalsecretoutputsList() ?? [])
    outputs[secret] = pulumi.secret(outputs[secret]);
  return { id: String(id), state: { ...inputs, ...outputs } };
}

/** Replaces what is secret on the wire by `{"secret": value}`. */
function shown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== 'object' || value === null) return value;
  const { [pulumi.runtime.specialSigKey]: signature, ...entries } = value as Record<string, unknown>;
  if (signature === pulumi.runtime.specialSecretSig) return { secret: shown(entries.value) };
  return Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, shown(entry)]));
}

function call({ token }: { token: string }): Record<string, unknown> {
  const answer = scene.calls[token];
  if (answer === undefined) throw new Error(`the program calls ${token}`);
  return answer;
}

/** Mocks are told neither parents nor dependencies nor which outputs are secret: keep the requests that say so. */
function keepRequests(): void {
  const monitor = pulumi.runtime.getMonitor() as unknown as Monitor;
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, callback) => {
    requests.set(`${request.getType()} ${request.getName()}`, request);
    return register(request, callback);
  };
}

async function resolved(output: unknown): Promise<{ value: unknown; isSecret: boolean }> {
  const plain = pulumi.output(output);
  const isSecret = await pulumi.isSecret(plain);
  const value = await new Promise((resolve) => pulumi.unsecret(plain).apply(resolve));
  return { value, isSecret };
}

await pulumi.runtime.setMocks({ newResource, call }, scene.project, 'test');
pulumi.runtime.setAllConfig(
  Object.fromEntries(
    Object.entries(scene.config).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  ),
);
keepRequests();
const exported = load(program) as Record<string, unknown>;
// The loop runs dry when all resources are registered.
process.once('beforeExit', async () => {
  const outputs = await Promise.all(
    Object.entries(exported).map(async ([name, output]) => [name, await resolved(output)] as const),
  );
  process.stdout.write(JSON.stringify({ resources, outputs: Object.fromEntries(outputs) }));
});
