// Writes schemas/accounts.schema.json from the accounts file's schema.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { jsonSchemaText } from '../../server/src/adapters/accountsFile/jsonSchema.ts';

const file = join(import.meta.dirname, '../../schemas/accounts.schema.json');
await mkdir(dirname(file), { recursive: true });
await writeFile(file, jsonSchemaText());
