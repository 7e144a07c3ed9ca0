import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jsonSchemaText } from '../../server/src/adapters/accountsFile/jsonSchema.ts';

describe('the published schema of the accounts file', () => {
  it('is the one that the file is checked with (npm run generate)', async () => {
    const published = await readFile(join(import.meta.dirname, '../../schemas/accounts.schema.json'), 'utf8');
    assert.equal(published, jsonSchemaText());
  });
});
