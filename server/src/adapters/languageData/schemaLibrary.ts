import path from 'node:path';
import { mergedSchemas } from '../../core/cfn/schema/mergedSchemas.ts';
import type { SchemaIndex } from '../../core/cfn/schema/schema.ts';
import type { SchemaLibrary } from '../../core/cfn/schema/schemaLibrary.ts';
import { type Fetched, fetchedVersion, openFetched, writeFetched } from './fetchedSchemas.ts';
import { installedSchemas } from './languageData.ts';

/** `home`: the product's own folder. Looks each time whether something else was fetched, by another process too. */
export function createSchemaLibrary(home: string): SchemaLibrary {
  const folder = path.join(home, 'schemas');
  const shipped = installedSchemas();
  let known: { readonly version: string | null; readonly fetched: Fetched | null; readonly index: SchemaIndex } | null =
    null;

  const current = () => {
    const version = fetchedVersion(folder);
    if (known === null || known.version !== version) {
      const fetched = version === null ? null : openFetched(folder);
      known = { version, fetched, index: fetched === null ? shipped() : mergedSchemas(shipped(), fetched.index) };
    }
    return known;
  };

  return {
    index: () => current().index,
    shipped,
    fetched: () => {
      const { version, fetched } = current();
      return version === null ? null : (fetched?.facts ?? 'damaged');
    },
    // Few ever fetch: nobody else loads what it takes.
    read: async (from, signal) => (await import('./schemaArchive.ts')).readSchemaArchive(from, signal),
    replace: (types, facts) => writeFetched(folder, types, facts),
  };
}
