/** The views of resources: one for each type, one over all, and one of those that are gone. */
import { type Attribute, attributesOf } from '../catalog/attributeNames.ts';
import type { CatalogType } from '../catalog/types.ts';
import { accountColumns, type Definition, documentFunction, resourcesIn, time, type View, view } from './view.ts';

/** `aws_ec2_network_acl` for `AWS.EC2.NetworkACL`, `aws_autoscaling_group` for `AWS.AutoScaling.AutoScalingGroup`. */
export function viewName(type: string): string {
  const parts = type.toLowerCase().split('.').slice(0, -1);
  const last = (type.split('.').at(-1) ?? '')
    .replace(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3_$2$4')
    .toLowerCase()
    // AWS writes CloudTrail, CloudFront and the like as one word.
    .replace(/cloud_/g, 'cloud');
  return [...parts, withoutService(last.split('_'), parts.at(-1) ?? '')].join('_');
}

/** What comes after words that only say the service once more. */
function withoutService(words: readonly string[], service: string): string {
  const repeated = words.findIndex((_, index) => words.slice(0, index + 1).join('') === service);
  const rest = words.slice(repeated + 1);
  return (rest.length === 0 ? words : rest).join('_');
}

export function viewOfType({ type, label }: CatalogType, attributes: readonly Attribute[] = attributesOf(type)): View {
  const taken = new Set([...common, notRead, document].map(({ name }) => name.toLowerCase()));
  const own = attributes.map(
    ({ name, kind }): Definition => ({
      // SQL does not tell Name from name.
      name: taken.has(name.toLowerCase()) ? `attribute_${name}` : name,
      kind,
      sql: `r.attributes ->> '${name}'`,
      about: null,
    }),
  );
  return view({
    name: viewName(type),
    about: label,
    type,
    columns: [...common, ...own, notRead, document],
    from: (schema) => `${resourcesIn(schema)} WHERE p.type = '${type}' AND r.deleted_at IS NULL`,
  });
}

/** The columns of every view of resources. */
const common: readonly Definition[] = [
  { name: 'resource_id', kind: 'text', sql: 'r.resource_id', about: 'ARN, or an id of ours where AWS has none' },
  { name: 'arn', kind: 'text', sql: 'r.arn', about: 'ARN' },
  { name: 'id', kind: 'text', sql: 'r.id', about: 'the id that AWS gives beside the ARN' },
  { name: 'name', kind: 'text', sql: 'r.name', about: 'name' },
  ...accountColumns('p'),
  { name: 'tags', kind: 'object', sql: 'json(r.tags)', about: "tags: tags ->> 'team' is one of them" },
  { name: 'time_created', kind: 'time', sql: 'r.time_created', about: 'when it was created' },
  { name: 'first_seen_at', kind: 'time', sql: time('r.first_seen_at'), about: 'when a scan saw it first' },
  { name: 'changed_at', kind: 'time', sql: time('r.changed_at'), about: 'when its last change was noticed' },
  { name: 'observed_at', kind: 'time', sql: time('r.observed_at'), about: 'when it was read last' },
];

const notRead: Definition = {
  name: 'not_read',
  kind: 'list',
  sql: 'json(r.not_read)',
  about: 'calls that were denied or failed: what they tell is NULL, not absent',
};

const document: Definition = {
  name: 'document',
  kind: 'object',
  sql: `${documentFunction}(p.account_id, p.region, p.type, r.resource_id, r.arn, r.id, r.name, r.time_created,
    json(r.tags), json(r.attributes), json(r.not_read))`,
  about: 'all of it, as resources get prints it',
};

const type: Definition = { name: 'type', kind: 'text', sql: 'p.type', about: 'resource type' };
const allAttributes: Definition = {
  name: 'attributes',
  kind: 'object',
  sql: 'json(r.attributes)',
  about: 'what is particular to the type',
};

export function viewsOfAll(): readonly View[] {
  const [resourceId, ...others] = common as readonly [Definition, ...Definition[]];
  const columns = [resourceId, type, ...others, allAttributes, notRead, document];
  const deletedAt: Definition = {
    name: 'deleted_at',
    kind: 'time',
    sql: time('r.deleted_at'),
    about: 'when it was noticed to be gone',
  };
  return [
    view({
      name: 'resources',
      about: 'all resources',
      type: null,
      columns,
      from: (schema) => `${resourcesIn(schema)} WHERE r.deleted_at IS NULL`,
    }),
    view({
      name: 'deleted',
      about: 'resources that are gone, as they were last',
      type: null,
      columns: [deletedAt, ...columns],
      from: (schema) => `${resourcesIn(schema)} WHERE r.deleted_at IS NOT NULL`,
    }),
  ];
}
