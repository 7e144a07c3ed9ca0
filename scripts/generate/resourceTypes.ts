import { catalog } from '../../server/src/core/catalog/index.ts';
import { actionsOf, callsOf } from '../../server/src/core/catalog/permissions.ts';
import type { CatalogType } from '../../server/src/core/catalog/types.ts';
import type { GeneratedFile } from './files.ts';

/** The table of all resource types for people. */
export const resourceTypesDoc: GeneratedFile = {
  file: 'docs/resource-types.md',
  generate: () => describeTypes(catalog),
};

export function describeTypes(types: readonly CatalogType[]): string {
  const sorted = [...types].sort((a, b) => (a.type < b.type ? -1 : 1));
  return `<!-- Made by npm run generate from server/src/core/catalog. Change that, not this file. -->

# Resource types

${sorted.length} types. A regional type is read in each region of an account, a global one once for an account. Volatile fields change without anybody changing the resource, so they make no history. Redacted values are replaced by a keyed fingerprint before anything is written.

| Type | CloudFormation | Scope | Volatile fields | Redacted |
|--|--|--|--|--|
${sorted.map(typeRow).join('\n')}

## Calls and permissions

The scan role needs a type's permissions to read it. Where one is missing, the parts that need it are shown as not read; where the listing itself is not allowed, the type is shown as denied.

| Type | Calls | IAM permissions |
|--|--|--|
${sorted.map(callsRow).join('\n')}
`;
}

function typeRow(type: CatalogType): string {
  const cells = [
    code([type.type]),
    code(type.cfn ? [type.cfn] : []),
    type.scope,
    code(type.volatile),
    code(type.secrets),
  ];
  return `| ${cells.join(' | ')} |`;
}

function callsRow(type: CatalogType): string {
  if (type.kind === 'derived') return `| ${code([type.type])} | none: made of ${code([type.from])} | |`;
  const calls = callsOf(type);
  const names = unique(calls.map((call) => `${call.service.id} ${call.action}`));
  return `| ${code([type.type])} | ${names.join(', ')} | ${code(unique(calls.flatMap(actionsOf)))} |`;
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

function code(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
