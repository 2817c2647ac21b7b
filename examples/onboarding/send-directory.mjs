/**
 * Sends a whole snapshot of the staff directory, as a nightly job would: node send-directory.mjs DIRECTORY_ID [FILE] [--dry-run].
 * ESPALIER_URL and ESPALIER_TOKEN say where and who; the token needs directory:write.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createEspalier } from '@espalier/sdk';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { 'dry-run': { type: 'boolean', default: false } },
});
const [directoryId, file = new URL('directory.json', import.meta.url)] = positionals;
if (directoryId === undefined) throw new Error('name the directory: pulumi stack output directoryId');

const espalier = createEspalier({ baseUrl: process.env.ESPALIER_URL, token: process.env.ESPALIER_TOKEN });
const snapshot = JSON.parse(readFileSync(file, 'utf8'));
const { changes, ...counts } = await espalier.integrations.replaceDirectory(directoryId, snapshot, {
  dryRun: values['dry-run'],
});
for (const { externalId, action, reason } of changes) console.log(externalId, action, reason ?? '');
console.log(counts);
await espalier.close();
