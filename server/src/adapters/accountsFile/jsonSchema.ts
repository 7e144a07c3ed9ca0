import { z } from 'zod';
import { accountsSchema } from './schema.ts';

/** The JSON schema of the accounts file, for editors: as it is published in schemas/. */
export function jsonSchemaText(): string {
  const { $schema, ...schema } = z.toJSONSchema(accountsSchema, { target: 'draft-7', io: 'input' });
  const titled = { $schema, title: 'Accounts of Panther Cloud Security', ...schema };
  return `${JSON.stringify(titled, null, 2)}\n`;
}
