import type { Directory } from '../handlers/directory.ts';
import { ManagedObjects } from '../handlers/managed-objects.ts';
import { ResourceFailure } from '../handlers/resource-handler.ts';
import { type ConfigReader, findSettings, type SettingsResult } from '../settings.ts';
import { sourceOf } from './resource-identity.ts';
import { connectDirectory, type DirectoryConnection } from './sdk-directory.ts';

/** What all resource types of one provider process share: settings, connection, and what the run has shown so far. */
export class Session {
  readonly objects = new ManagedObjects();
  readonly #environment: Readonly<Record<string, string | undefined>>;
  #settings: SettingsResult | undefined;
  #connection: DirectoryConnection | undefined;

  constructor(environment: Readonly<Record<string, string | undefined>>) {
    this.#environment = environment;
  }

  /**
   * Takes the configuration of the process. Every resource type brings the same one. It is read at once: the host
   * calls it in the same turn in which it loads the type, so that no call can overtake it.
   */
  configure(config: ConfigReader): void {
    this.#settings = findSettings(config, this.#environment);
  }

  /** What the user has to set before anything can be sent; undefined when all is there. */
  problem(): string | undefined {
    return this.#found().problem;
  }

  /**
   * The directory, for one call on behalf of a resource.
   *
   * @throws ResourceFailure when settings are missing or wrong
   */
  directory(urn: string, signal: AbortSignal): Directory {
    const { settings, problem } = this.#found();
    if (settings === undefined) throw new ResourceFailure(problem);
    try {
      this.#connection ??= connectDirectory(settings);
    } catch {
      throw new ResourceFailure('the address of the directory must have no user, query or fragment');
    }
    return this.#connection.as(sourceOf(urn), signal);
  }

  #found(): SettingsResult {
    return this.#settings ?? findSettings(() => undefined, this.#environment);
  }
}
