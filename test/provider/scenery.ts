/** Directory, recorder and one fresh tenant and stack per test: what every engine test stands on. */
import { DirectoryProcess, type Tenant } from './directory-process.ts';
import { RequestRecorder } from './request-recorder.ts';
import { type Run, TestStack } from './stack.ts';

export interface Scenery {
  directory: DirectoryProcess;
  recorder: RequestRecorder;
  tenant: Tenant;
  stack: TestStack;
  /** Writes the program and runs `up`, which must succeed; forgets the requests made before. */
  deploy(program: string): Promise<Run>;
  /** As `recorder.take()`, each as `METHOD /path`, ids as `ID`. */
  requests(): string[];
}

/** Registers the hooks of a suite and returns what they set up; its members are there once a test runs. */
export function scenery(suite: Mocha.Suite): Scenery {
  suite.timeout(180_000);
  const scene = {
    async deploy(program: string) {
      scene.recorder.take();
      scene.stack.program(program);
      const run = await scene.stack.up();
      if (run.exitCode !== 0) throw new Error(run.text);
      return run;
    },
    requests: () =>
      scene.recorder.take().map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/g, 'ID')}`),
  } as Scenery;

  before(async () => {
    scene.directory = await DirectoryProcess.start();
    scene.recorder = await RequestRecorder.start(scene.directory.url);
  });
  beforeEach(async () => {
    scene.recorder.fault = () => undefined;
    scene.tenant = await scene.directory.newTenant();
    scene.stack = await TestStack.create(environmentOf(scene));
  });
  afterEach(() => scene.stack.remove());
  after(async () => {
    await scene.recorder.stop();
    await scene.directory.stop();
  });
  return scene;
}

function environmentOf({ recorder, tenant }: Scenery): Record<string, string> {
  return { ESPALIER_URL: recorder.url, ESPALIER_TOKEN: tenant.token };
}
