/** The long names of functions that YAML writes as tags: `!GetAtt` is `Fn::GetAtt`, `!Ref` is `Ref`. */

const WITHOUT_PREFIX = new Set(['Ref', 'Condition']);

const TAGGED = new Set([
  'And',
  'Base64',
  'Cidr',
  'Equals',
  'FindInMap',
  'GetAtt',
  'GetAZs',
  'If',
  'Implies',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
  'ValueOf',
  'ValueOfAll',
  'RefAll',
  'EachMemberEquals',
  'EachMemberIn',
  'Contains',
  'GetStackOutput',
]);

/** Undefined: no function of CloudFormation's. */
export function functionOfTag(tag: string): string | undefined {
  const name = tag.replace(/^!/, '');
  if (WITHOUT_PREFIX.has(name)) return name;
  return TAGGED.has(name) ? `Fn::${name}` : undefined;
}

export function tagOfFunction(name: string): string | undefined {
  const bare = name.replace(/^Fn::/, '');
  return WITHOUT_PREFIX.has(bare) || TAGGED.has(bare) ? `!${bare}` : undefined;
}

/** `Fn::Sub`, `Fn::GetAtt` ...; without `Ref` and `Condition`, which may be keys of other meaning. */
export const longNames: readonly string[] = [...TAGGED].map((name) => `Fn::${name}`);

/** `Fn::ForEach::Name` too. */
export function isFunctionName(name: string): boolean {
  return TAGGED.has(name.replace(/^Fn::/, '')) || name.startsWith('Fn::ForEach::') || name === 'Fn::ForEach';
}
