import type { ColumnType } from 'kysely';

/** JSON is written as text. */
export type Json = ColumnType<Record<string, unknown> | null, string | null, string | null>;

/** Times are written as Date and read as RFC 3339. */
export type Time = ColumnType<string, Date, Date>;

/** A time that may be missing. */
export type OptionalTime = ColumnType<string | null, Date | null, Date | null>;
