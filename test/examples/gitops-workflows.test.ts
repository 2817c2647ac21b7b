import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { rootFolder } from '../../tools/step.mjs';

const folder = join(rootFolder, 'examples/gitops');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

interface Job {
  readonly environment: string | { name: string };
  readonly concurrency?: { group: string; 'cancel-in-progress': boolean };
  readonly resource_group?: string;
  readonly allow_failure?: { exit_codes: number[] };
  readonly script?: string[];
  readonly steps?: { run?: string; uses?: string }[];
}

const github = parse(read('.github/workflows/tenant.yml')) as {
  on: Record<string, unknown>;
  env: Record<string, string>;
  jobs: Record<'preview' | 'apply' | 'drift', Job>;
};
const gitlab = parse(read('.gitlab-ci.yml')) as Record<'preview' | 'apply' | 'drift', Job> & {
  default: { before_script: string[] };
  variables: Record<string, string>;
};

/** Everything that a job hands to a shell. */
const scripts = {
  GitHub: ({ steps = [] }: Job) => steps.flatMap(({ run }) => run ?? []),
  GitLab: ({ script = [] }: Job) => [...gitlab.default.before_script, ...script],
};
const pipelines = [
  { name: 'GitHub', jobs: github.jobs, shell: scripts.GitHub },
  { name: 'GitLab', jobs: gitlab, shell: scripts.GitLab },
] as const;
const names = ['preview', 'apply', 'drift'] as const;

/** What tenant.sh does, read from its own list of cases. */
const commands = [...read('tenant.sh').matchAll(/^ {2}([a-z-]+)\)$/gm)].map(([, command]) => command);
const usedBy = (script: readonly string[]) =>
  script.flatMap((text) => [...text.matchAll(/\.\/tenant\.sh ([\w-]+)/g)].map(([, command]) => command));

describe('examples: gitops, the workflow files', () => {
  for (const { name, jobs, shell } of pipelines)
    describe(name, () => {
      it('runs in each job what the script has under its name, and reaches the tenant in no other way', () => {
        assert.deepEqual(commands, ['preview', 'apply', 'drift', 'plan-name']);
        for (const job of names) {
          const used = usedBy(shell(jobs[job]));
          assert.deepEqual(
            [...new Set(used)].filter((command) => command !== 'plan-name'),
            [job],
          );
          if (job !== 'drift') assert.ok(used.includes('plan-name'));
          for (const text of shell(jobs[job]))
            assert.doesNotMatch(text, /(^|[\s;|&(])(npx|pulumi|espalier) /m);
        }
      });

      it('has scripts that a shell can read', () => {
        for (const text of names.flatMap((job) => shell(jobs[job]))) {
          const { status, stderr } = spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' });
          assert.equal(status, 0, `${text}\n${stderr}`);
          // An expression in a script is text that somebody else wrote: it goes through the environment.
          assert.doesNotMatch(text, /\$\{\{/);
        }
      });

      it('gives the token that writes to the one job that applies', () => {
        const environments = names.map((job) => {
          const { environment } = jobs[job];
          return typeof environment === 'string' ? environment : environment.name;
        });
        assert.deepEqual(environments, ['preview', 'production', 'preview']);
      });
    });

  it('applies one change at a time, and does not end it half-way', () => {
    assert.deepEqual(github.jobs.apply.concurrency, {
      group: 'tenant-production',
      'cancel-in-progress': false,
    });
    assert.equal(gitlab.apply.resource_group, 'tenant-production');
  });

  it('names every setting of the script on GitHub, and writes no secret into a file', () => {
    const settings = [
      ...(/^# Settings: ([\s\S]*?)\.$/m.exec(read('tenant.sh'))?.[1] ?? '').matchAll(/[A-Z_]{5,}/g),
    ];
    assert.deepEqual(settings.map(String).sort(), Object.keys(github.env).sort());
    for (const [name, value] of Object.entries({ ...github.env, ...gitlab.variables }))
      if (/TOKEN|PASSPHRASE/.test(name)) assert.equal(value, `\${{ secrets.${name} }}`);
  });

  it('takes exit code 2 of drift for an answer, 1 for a failure', () => {
    assert.deepEqual(gitlab.drift.allow_failure, { exit_codes: [2] });
    const step = github.jobs.drift.steps?.find(({ run }) => run?.includes('tenant.sh drift'))?.run ?? '';
    const scratch = mkdtempSync(join(tmpdir(), 'espalier-workflow-'));
    for (const [code, expected] of [
      [0, 0],
      [2, 0],
      [1, 1],
    ]) {
      const file = join(scratch, `code-${code}`);
      // As the runner starts it, with a script that ends as tenant.sh does.
      const answer = step.replace('./tenant.sh drift', `(exit ${code})`);
      const { status } = spawnSync('bash', ['-e', '-c', answer], { env: { GITHUB_OUTPUT: file } });
      assert.deepEqual([status, readFileSync(file, 'utf8')], [expected, `code=${code}\n`]);
    }
    rmSync(scratch, { recursive: true });
  });
});
