/** Which resource types of CloudFormation are known, and fetching what AWS publishes of them. */
import type { FetchedSchemas } from '../core/cfn/schema/schemaLibrary.ts';
import { request } from './message.ts';

export interface SchemasStatus {
  /** The day of the data that ship with the product, and how many types they have. */
  readonly shipped: { readonly date: string; readonly types: number };
  /** Null: nothing was fetched, or it is damaged. */
  readonly fetched: FetchedSchemas | null;
  /** Something was fetched and cannot be read: it is not used. */
  readonly isDamaged: boolean;
  /** How many are known in all. */
  readonly types: number;
}

/** Fetches the public archive of each region; []: of the master account's. What is known stays where that fails. */
export const refreshSchemas = request<{ readonly regions: readonly string[] }, SchemasStatus>(
  'panther/schemas/refresh',
);
