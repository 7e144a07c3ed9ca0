import { listTypes } from '../../server/src/app/catalog/listTypes.ts';
import { catalog } from '../../server/src/core/catalog/index.ts';
import { actionsOf, callsOf } from '../../server/src/core/catalog/permissions.ts';
import type { CatalogType } from '../../server/src/core/catalog/types.ts';
import { pathOf } from '../../server/src/core/inventory/redact.ts';
import type { GeneratedFile } from './files.ts';

/** All resource types for people, by service. */
export const resourceTypesDoc: GeneratedFile = {
  file: 'docs/resource-types.md',
  generate: () => describeTypes(catalog),
};

export function describeTypes(types: readonly CatalogType[]): string {
  const services = servicesOf(types);
  const count = types.length === 1 ? '1 type' : `${types.length} types`;
  return `<!-- Made by npm run generate from server/src/core/catalog. Change that, not this file. -->

# Resource types

${count}: ${services.map(([service]) => `[${service}](#${anchorOf(service)})`).join(', ')}.

A regional type is read in each region of an account, a global one once for an account. Volatile fields change without anybody changing the resource, so they make no history. Redacted values are replaced by a keyed fingerprint before anything is written.

The scan role needs a type's permissions to read it. Where one is missing, the parts that need it are shown as not read; where the listing itself is not allowed, the type is shown as denied.

${longTail}
${services.map(([service, of]) => section(service, of)).join('\n')}`;
}

/** What a type for each of more than a thousand would say. */
const longTail = `## More types, through AWS Cloud Control

Other resource types of CloudFormation can be read too, where an account asks for them: \`cloudControl: ["AWS::IoT::*"]\` in its entry of the accounts file (\`["*"]\` for all), or \`panther-scan accounts edit <account> --cloud-control 'AWS::IoT::*'\`; VS Code opens the accounts file for this, there is no form. \`panther-scan catalog --cloud-control\` lists them. Types that the tables below have are never read this way.

A type is called as in CloudFormation, with dots: \`AWS.IoT.Thing\`. Its id is the primary identifier where that is an ARN, else \`account:region:AWS.IoT.Thing/<primary identifier>\`; its attributes are the properties. Values whose names say that they are secrets (passwords, tokens, keys, connection strings, user data, variables of environments) are redacted.

- AWS makes the calls of the resource's own service with the permissions of the scan role, beside \`cloudformation:ListResources\` and \`cloudformation:GetResource\`, which the role's template allows. SecurityAudit covers most of them. Where one is missing, the type is shown as denied, with the permission where AWS names it.
- A type that AWS cannot list, or only below a parent, is shown as unsupported, and nothing is said about its resources.
- A list that ends with a full page (25, or as many as the page before) may have been cut by AWS. It is kept and shown as failed (\`MayBeCut\`), and nothing is taken for gone because of it.
- Where a list tells no more than what identifies a resource, each resource is asked for by itself. All this is slow on purpose, five calls a second in a region: name the types you want rather than \`*\`.
`;

function section(service: string, types: readonly CatalogType[]): string {
  return `## ${service}

| Type | CloudFormation | Scope | Volatile | Redacted |
|--|--|--|--|--|
${types.map(typeRow).join('\n')}

${types.flatMap(noteOf).join('')}${permissions(types)}
`;
}

/** Services by name, with their types by name. */
function servicesOf(types: readonly CatalogType[]): readonly (readonly [string, readonly CatalogType[]])[] {
  const serviceOf = new Map(listTypes(types).map(({ type, service }) => [type, service]));
  const byService = Map.groupBy(types, ({ type }) => serviceOf.get(type) ?? '');
  return [...byService]
    .map(([service, of]) => [service, of.toSorted((a, b) => byText(a.type, b.type))] as const)
    .toSorted(([a], [b]) => byText(a, b));
}

/** As GitHub and VS Code make it of a heading. */
function anchorOf(service: string): string {
  return service.toLowerCase().replaceAll(' ', '-');
}

function typeRow(type: CatalogType): string {
  const cells = [
    code([type.type]),
    code(type.cfn ? [type.cfn] : []),
    type.kind === 'derived' ? `${type.scope}, sums up ${code([type.from])}` : type.scope,
    pathsOf(type.volatile),
    pathsOf(type.secrets.map(pathOf)),
  ];
  return `| ${cells.join(' | ')} |`;
}

function noteOf({ type, note }: CatalogType): readonly string[] {
  return note === undefined ? [] : [`${code([type])}: ${note}\n\n`];
}

/** Paths that differ in their last step only are told together: `Status`: A, B. */
function pathsOf(paths: readonly string[]): string {
  const byParent = Map.groupBy(paths, (path) => path.slice(0, Math.max(0, path.lastIndexOf('.'))));
  return [...byParent]
    .map(([parent, of]) => {
      if (parent === '' || of.length === 1) return code(of);
      return `in \`${parent}\`: ${code(of.map((path) => path.slice(parent.length + 1)))}`;
    })
    .join('; ');
}

/** A table where not all types of the service need the same. A call is named where its permission has another name. */
function permissions(types: readonly CatalogType[]): string {
  const uses = types.flatMap((type) =>
    callsOf(type).flatMap((call) => actionsOf(call).map((permission) => ({ permission, call, type: type.type }))),
  );
  const byPermission = Map.groupBy(uses, ({ permission }) => permission);
  const needs = [...byPermission]
    .toSorted(([a], [b]) => byText(a, b))
    .map(([permission, of]) => {
      const others = of.map(({ call }) => call.action).filter((action) => !permission.endsWith(`:${action}`));
      const calls = others.length === 0 ? '' : ` (${unique(others).toSorted(byText).join(', ')})`;
      return { name: `${code([permission])}${calls}`, types: unique(of.map(({ type }) => type)) };
    });
  const readers = new Set(uses.map(({ type }) => type));
  const isOfAll = (need: { readonly types: readonly string[] }) => need.types.length === readers.size;
  if (needs.every(isOfAll)) return `Permissions: ${needs.map(({ name }) => name).join(', ')}`;
  const rows = needs.map((need) => `| ${need.name} | ${isOfAll(need) ? 'all' : code(need.types)} |`);
  return `| Permission | Needed by |\n|--|--|\n${rows.join('\n')}`;
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

function code(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function byText(a: string, b: string): number {
  return a < b ? -1 : 1;
}
