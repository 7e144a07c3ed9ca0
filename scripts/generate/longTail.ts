import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { GeneratedFile } from './files.ts';

/** What CloudFormation has types for: the candidates for Cloud Control. */
export const longTailTypes: GeneratedFile = {
  file: 'server/src/core/catalog/cloudControl/longTail.ts',
  generate: () => describeLongTail(typesOfSpec()),
};

export interface SpecType {
  readonly service: string;
  readonly resource: string;
  /** The properties that each resource has, beside its identifiers. */
  readonly required: readonly string[];
}

/** Types that nothing identifies cannot be asked for. */
function typesOfSpec(): readonly SpecType[] {
  return loadAwsServiceSpecSync()
    .all('resource')
    .flatMap(({ cloudFormationType, primaryIdentifier = [], properties }) => {
      const [provider, service, resource] = cloudFormationType.split('::');
      if (provider !== 'AWS' || service === undefined || resource === undefined) return [];
      if (primaryIdentifier.length === 0) return [];
      const required = Object.entries(properties)
        .filter(([name, property]) => property.required === true && !primaryIdentifier.includes(name))
        .map(([name]) => name)
        .toSorted();
      return [{ service, resource, required }];
    });
}

export function describeLongTail(types: readonly SpecType[]): string {
  const services = [...Map.groupBy(types, ({ service }) => service)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const lines = services.map(([service, of]) => `  '${service}: ${of.map(wordOf).toSorted().join(' ')}',`);
  return `// Made by npm run generate from AWS's specification of CloudFormation. Change that, not this file.

/**
 * All types of CloudFormation that something identifies, by service: \`IoT: Thing Policy(PolicyDocument)\`, where each
 * policy has that property beside its identifiers.
 */
export const longTail: readonly string[] = [
${lines.join('\n')}
];
`;
}

function wordOf({ resource, required }: SpecType): string {
  return required.length === 0 ? resource : `${resource}(${required.join(',')})`;
}
