import { ConfigError, readConfig, usage } from './config.ts';
import { failureMessage, runDirectory } from './run-directory.ts';

try {
  const config = readConfig(process.argv.slice(2), process.env);
  if (config === undefined) process.stdout.write(usage);
  else {
    const announce = (url: string) => process.stdout.write(`espalier listening on ${url}\n`);
    // Whatever is still open must not keep it.
    process.exit(await runDirectory(config, announce));
  }
} catch (error) {
  process.stderr.write(`espalier: cannot start: ${failureMessage(error)}\n`);
  process.exit(error instanceof ConfigError ? 2 : 1);
}
