import { strict as assert } from 'node:assert';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import {
  directorySettings,
  preparePulumiFolders,
  pulumiEnvironment,
} from '../../tools/pulumi-environment.ts';
import { rootFolder } from '../../tools/step.mjs';

const place = { binDir: '/engine', folder: '/work place/pulumi' };

describe('the environment of an isolated Pulumi', () => {
  it('finds the engine before the downloader of the same name, and both before the rest', () => {
    const { PATH } = pulumiEnvironment({ PATH: '/usr/bin' }, place);
    assert.deepEqual(PATH?.split(delimiter), [
      '/engine',
      join(rootFolder, 'node_modules', '.bin'),
      '/usr/bin',
    ]);
  });

  it('keeps state in the given folder, in a form that a kill cannot make unreadable', () => {
    const { PULUMI_BACKEND_URL, PULUMI_HOME } = pulumiEnvironment({}, place);
    assert.equal(PULUMI_BACKEND_URL, 'file:///work%20place/pulumi/state?metadata=skip');
    assert.equal(PULUMI_HOME, '/work place/pulumi/home');
  });

  it('writes state once a run, asks nobody for updates or plugins, and needs no passphrase from the user', () => {
    const environment = pulumiEnvironment({}, place);
    assert.equal(environment.PULUMI_SKIP_CHECKPOINTS, 'true');
    assert.equal(environment.PULUMI_SKIP_UPDATE_CHECK, 'true');
    assert.equal(environment.PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION, 'true');
    assert.ok(environment.PULUMI_CONFIG_PASSPHRASE);
  });

  it('leaves everything that the user has set', () => {
    const chosen = {
      PULUMI_HOME: '/mine',
      PULUMI_BACKEND_URL: 's3://bucket',
      PULUMI_CONFIG_PASSPHRASE: '',
      PULUMI_SKIP_CHECKPOINTS: 'false',
      PULUMI_SKIP_UPDATE_CHECK: 'false',
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'false',
      ESPALIER_URL: 'http://elsewhere',
    };
    const { PATH, ...rest } = pulumiEnvironment(chosen, place);
    assert.deepEqual(rest, chosen);
    assert.ok(PATH);
  });

  it('sets no passphrase beside a passphrase file', () => {
    const environment = pulumiEnvironment({ PULUMI_CONFIG_PASSPHRASE_FILE: '/secret' }, place);
    assert.equal('PULUMI_CONFIG_PASSPHRASE' in environment, false);
  });

  it('makes the folders that Pulumi wants to exist, and no others', () => {
    const folder = mkdtempSync(join(tmpdir(), 'espalier environment-'));
    try {
      preparePulumiFolders(pulumiEnvironment({}, { ...place, folder }));
      assert.ok(existsSync(join(folder, 'state')));
      preparePulumiFolders({ PULUMI_BACKEND_URL: 's3://bucket', PULUMI_HOME: join(folder, 'other') });
      assert.ok(existsSync(join(folder, 'other')));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the credentials of the quickstart', () => {
  const stored = { url: 'http://127.0.0.1:8787', token: 'made-by-quickstart' };

  it('are used where the environment names no directory', () => {
    assert.deepEqual(directorySettings({}, stored), {
      ESPALIER_URL: stored.url,
      ESPALIER_TOKEN: stored.token,
    });
  });

  it('give way to a token that the environment sets', () => {
    assert.equal(directorySettings({ ESPALIER_TOKEN: 'own' }, stored).ESPALIER_TOKEN, 'own');
  });

  it('never go to another directory', () => {
    assert.deepEqual(directorySettings({ ESPALIER_URL: 'https://elsewhere.example' }, stored), {});
  });

  it('are not needed', () => assert.deepEqual(directorySettings({}, undefined), {}));
});
