/** The directory as a library: for the command line, and for tests that start one in their own process. */
export { createDirectory, type Directory } from './app.ts';
export { ConfigError, readConfig, type ServerConfig, usage } from './config.ts';
export { DirectoryLockedError } from './db/directory-lock.ts';
export { type BackupContents, BackupError, backupEmbedded, restoreEmbedded } from './db/embedded-backup.ts';
export { failureMessage, runDirectory } from './run-directory.ts';
