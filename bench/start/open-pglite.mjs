// The floor of a cold start: open a store with PGlite alone, ask it one question, say so on stdout.
// The settings that the directory opens it with are in the store already.
import { PGlite } from '@electric-sql/pglite';

const db = await PGlite.create(String(process.argv[2]));
await db.query('select 1');
process.stdout.write('open\n');
