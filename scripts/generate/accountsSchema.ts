import { jsonSchemaText } from '../../server/src/adapters/accountsFile/jsonSchema.ts';
import type { GeneratedFile } from './files.ts';

/** The schema of the accounts file, for editors. */
export const accountsSchema: GeneratedFile = {
  file: 'schemas/accounts.schema.json',
  generate: jsonSchemaText,
};
