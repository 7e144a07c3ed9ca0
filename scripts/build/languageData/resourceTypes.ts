/** CloudFormation's resource types, from AWS's service specification and the constraints that it lacks. */
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { Property, PropertyType, Resource, SpecDatabase, TypeDefinition } from '@aws-cdk/service-spec-types';
import type {
  AttributeSchema,
  DefinitionSchema,
  PropertySchema,
  ResourceSchema,
  ValueType,
} from '../../../server/src/core/cfn/schema/schema.ts';
import { shortDoc } from '../../../server/src/core/cfn/schema/shortDoc.ts';
import { type Constraint, readConstraints, type TypeConstraints } from './constraints.ts';

export const specPackage = '@aws-cdk/aws-service-spec';

export function readResourceTypes(): readonly ResourceSchema[] {
  const db = loadAwsServiceSpecSync();
  const constraints = readConstraints();
  return db
    .all('resource')
    .map((resource) => schemaOf(db, resource, constraints.get(resource.cloudFormationType) ?? new Map()))
    .sort((a, b) => (a.type < b.type ? -1 : 1));
}

function schemaOf(db: SpecDatabase, resource: Resource, constraints: TypeConstraints): ResourceSchema {
  const definitions = new Map<string, DefinitionSchema>();
  const describe = (of: Resource | TypeDefinition, name: string): DefinitionSchema => ({
    ...docOf(of.documentation),
    properties: propertiesOf(of.properties, constraints.get(name) ?? new Map(), valueType),
  });
  const valueType = (type: PropertyType): ValueType => {
    switch (type.type) {
      case 'string':
        return type.allowedValues === undefined ? { kind: 'string' } : { kind: 'string', values: type.allowedValues };
      case 'integer':
      case 'number':
      case 'boolean':
      case 'json':
      case 'tag':
      case 'null':
        return { kind: type.type };
      case 'date-time':
        return { kind: 'timestamp' };
      case 'array':
        return { kind: 'list', of: valueType(type.element) };
      case 'map':
        return { kind: 'map', of: valueType(type.element) };
      case 'union':
        return { kind: 'union', of: type.types.map(valueType) };
      case 'ref': {
        const definition = db.get('typeDefinition', type.reference.$ref);
        const { name } = definition;
        if (!definitions.has(name)) {
          // Definitions refer to each other in circles.
          definitions.set(name, { properties: {} });
          definitions.set(name, describe(definition, name));
        }
        return { kind: 'object', name };
      }
    }
  };
  const main = describe(resource, '');
  return {
    type: resource.cloudFormationType,
    ...main,
    attributes: Object.fromEntries(
      Object.entries(resource.attributes).map(([name, { type, documentation }]): [string, AttributeSchema] => [
        name,
        { type: valueType(type), ...docOf(documentation) },
      ]),
    ),
    definitions: Object.fromEntries(definitions),
    primaryIdentifier: resource.primaryIdentifier ?? [],
    ...(resource.cfnRefIdentifier !== undefined && { ref: resource.cfnRefIdentifier }),
    tags: resource.tagInformation?.tagPropertyName ?? null,
    stateful: resource.isStateful ?? false,
    arn: resource.arnTemplate ?? null,
  };
}

function propertiesOf(
  properties: Readonly<Record<string, Property>>,
  constraints: ReadonlyMap<string, Constraint>,
  valueType: (type: PropertyType) => ValueType,
): DefinitionSchema['properties'] {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]): [string, PropertySchema] => [
      name,
      {
        type: withOldTypes(property, valueType),
        ...(property.required === true && { required: true }),
        ...docOf(property.documentation),
        ...constraints.get(name),
        ...(property.causesReplacement !== undefined &&
          property.causesReplacement !== 'no' && { replaces: property.causesReplacement }),
        ...(property.defaultValue !== undefined && { initial: property.defaultValue }),
        ...(property.deprecated === 'WARN' && { deprecated: true }),
        ...linksOf(property),
      },
    ]),
  );
}

function linksOf({ relationshipRefs }: Property): { readonly links?: readonly string[] } {
  const links = (relationshipRefs ?? []).map(
    ({ cloudFormationType, propertyName }) => `${cloudFormationType} ${propertyName}`,
  );
  return links.length === 0 ? {} : { links };
}

/** CloudFormation still takes what it took before: a value that only an earlier type allows is no error. */
function withOldTypes({ type, previousTypes }: Property, valueType: (type: PropertyType) => ValueType): ValueType {
  const now = valueType(type);
  const earlier = (previousTypes ?? []).map(valueType).filter((old) => JSON.stringify(old) !== JSON.stringify(now));
  return earlier.length === 0 ? now : { kind: 'union', of: [now, ...earlier] };
}

function docOf(documentation: string | undefined): { readonly doc?: string } {
  const doc = shortDoc(documentation ?? '');
  return doc === '' ? {} : { doc };
}
