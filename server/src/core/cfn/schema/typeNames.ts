/** Resource types that no list of AWS's types has. */

export function isCustomType(type: string): boolean {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';
}

export function isModuleType(type: string): boolean {
  return type.endsWith('::MODULE');
}

/** Types of others, from the registry: `MongoDB::Atlas::Cluster`. */
export function isPrivateType(type: string): boolean {
  return /^\w+::\w+::\w+/.test(type) && !/^(?:AWS|Alexa)::/.test(type);
}
