/** Pulumi's own dynamic provider host in a process, driven by gRPC as the engine does it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { rootFolder } from '../../tools/step.mjs';

const require = createRequire(import.meta.url);
const pulumiRequire = createRequire(require.resolve('@pulumi/pulumi/package.json'));
const { credentials } = pulumiRequire('@grpc/grpc-js') as typeof import('@grpc/grpc-js');
const struct = pulumiRequire('google-protobuf/google/protobuf/struct_pb.js') as { Struct: StructClass };
const messages = require('@pulumi/pulumi/proto/provider_pb.js') as Record<string, new () => Message>;
const services = require('@pulumi/pulumi/proto/provider_grpc_pb.js') as {
  ResourceProviderClient: ClientClass;
};

interface Struct {
  toJavaScript(): Properties;
}
interface StructClass {
  fromJavaScript(value: object): Struct;
}
/** A protobuf message: its setters and getters by name. */
type Message = Record<string, (value?: unknown) => unknown>;
type Callback = (error: Error | null, answer: Message) => void;
type Client = { close(): void } & Record<
  string,
  (request: Message, options: { deadline: number }, callback: Callback) => void
>;
type ClientClass = new (address: string, credentials: unknown) => Client;

export type Properties = Record<string, unknown>;

/** Longest wait for an answer; a call that the host never answers fails with DEADLINE_EXCEEDED. */
const DEADLINE_MS = 60_000;

export class DynamicProviderProcess {
  readonly #child: ChildProcess;
  readonly #client: Client;

  private constructor(child: ChildProcess, port: string) {
    this.#child = child;
    this.#client = new services.ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
  }

  /**
   * @param environment for the process, for example ESPALIER_URL
   * @param host its file; by default the one of the installed SDK
   */
  static async start(
    environment: Record<string, string> = {},
    host = require.resolve('@pulumi/pulumi/cmd/dynamic-provider'),
  ): Promise<DynamicProviderProcess> {
    const child = spawn(process.execPath, [host, '127.0.0.1:1'], {
      cwd: join(rootFolder, 'examples'),
      env: { PATH: process.env.PATH, ...environment },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [port] = await once(createInterface({ input: child.stdout }), 'line');
    return new DynamicProviderProcess(child, String(port));
  }

  async configure(args: Properties): Promise<void> {
    await this.#call('configure', 'ConfigureRequest', { setArgs: struct.Struct.fromJavaScript(args) });
  }

  async check(news: Properties, olds: Properties = {}): Promise<{ inputs: Properties; failures: string[] }> {
    const answer = await this.#call('check', 'CheckRequest', {
      setOlds: struct.Struct.fromJavaScript(olds),
      setNews: struct.Struct.fromJavaScript(news),
    });
    const failures = answer.getFailuresList?.() as Message[];
    return {
      inputs: propertiesOf(answer.getInputs?.()),
      failures: failures.map((failure) => String(failure.getProperty?.())),
    };
  }

  /** `changes`: 0 unknown, 1 none, 2 some. */
  async diff(
    id: string,
    olds: Properties,
    news: Properties,
  ): Promise<{ changes: number; replaces: string[] }> {
    const answer = await this.#call('diff', 'DiffRequest', {
      setId: id,
      setOlds: struct.Struct.fromJavaScript(olds),
      setNews: struct.Struct.fromJavaScript(news),
    });
    return { changes: Number(answer.getChanges?.()), replaces: answer.getReplacesList?.() as string[] };
  }

  async create(inputs: Properties): Promise<{ id: string; outputs: Properties }> {
    const answer = await this.#call('create', 'CreateRequest', {
      setProperties: struct.Struct.fromJavaScript(inputs),
    });
    return { id: String(answer.getId?.()), outputs: propertiesOf(answer.getProperties?.()) };
  }

  async read(
    id: string,
    outputs: Properties,
  ): Promise<{ id: string; outputs: Properties; inputs: Properties }> {
    const answer = await this.#call('read', 'ReadRequest', {
      setId: id,
      setProperties: struct.Struct.fromJavaScript(outputs),
    });
    const inputs = answer.getInputs?.();
    return {
      id: String(answer.getId?.()),
      outputs: propertiesOf(answer.getProperties?.()),
      inputs: inputs === undefined ? {} : propertiesOf(inputs),
    };
  }

  async update(id: string, olds: Properties, news: Properties): Promise<Properties> {
    const answer = await this.#call('update', 'UpdateRequest', {
      setId: id,
      setOlds: struct.Struct.fromJavaScript(olds),
      setNews: struct.Struct.fromJavaScript(news),
    });
    return propertiesOf(answer.getProperties?.());
  }

  async delete(id: string, outputs: Properties): Promise<void> {
    await this.#call('delete', 'DeleteRequest', {
      setId: id,
      setProperties: struct.Struct.fromJavaScript(outputs),
    });
  }

  async stop(): Promise<void> {
    this.#client.close();
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGINT');
    await exited;
  }

  #call(method: string, message: string, fields: Record<string, unknown>): Promise<Message> {
    const Type = messages[message];
    if (Type === undefined) throw new Error(`no message ${message}`);
    const request = new Type();
    for (const [setter, value] of Object.entries(fields)) request[setter]?.(value);
    return new Promise((resolve, reject) => {
      const options = { deadline: Date.now() + DEADLINE_MS };
      this.#client[method]?.(request, options, (error, answer) =>
        error === null ? resolve(answer) : reject(error),
      );
    });
  }
}

function propertiesOf(value: unknown): Properties {
  return (value as Struct).toJavaScript();
}
