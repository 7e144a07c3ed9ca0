/** What is known of CloudFormation's types, and where it comes from. */
import type { ResourceSchema, SchemaIndex } from './schema.ts';

/** What was fetched from AWS's public archive. */
export interface FetchedSchemas {
  /** Of the archive, as its server tells; else the day on which it was fetched: `2026-10-01`. */
  readonly date: string;
  /** In epoch milliseconds. */
  readonly fetchedAt: number;
  /** Addresses or files. */
  readonly sources: readonly string[];
  readonly types: number;
  /** How many of them do not ship. */
  readonly added: number;
}

export interface SchemaArchive {
  /** When it was made: `2026-10-01`; null: its server does not tell. */
  readonly date: string | null;
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

export interface SchemaLibrary {
  /** All that is known; read when first asked for. @throws AppError ENVIRONMENT where what ships is damaged */
  index(): SchemaIndex;
  /** What ships alone. @throws AppError ENVIRONMENT */
  shipped(): SchemaIndex;
  /** Null: nothing was fetched. `damaged`: it was, and cannot be read, so it is not used. */
  fetched(): FetchedSchemas | 'damaged' | null;
  /** All files of an archive: an https address, or the path of a file. @throws AppError NETWORK, BAD_INPUT: it is damaged */
  read(from: string, signal: AbortSignal): Promise<SchemaArchive>;
  /** Puts these types in place of what was fetched before, all or none. */
  replace(types: readonly ResourceSchema[], facts: FetchedSchemas): Promise<void>;
}
