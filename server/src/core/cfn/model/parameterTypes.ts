/** The types of parameters. */

const IDS = [
  'AWS::EC2::AvailabilityZone::Name',
  'AWS::EC2::Image::Id',
  'AWS::EC2::Instance::Id',
  'AWS::EC2::KeyPair::KeyName',
  'AWS::EC2::SecurityGroup::GroupName',
  'AWS::EC2::SecurityGroup::Id',
  'AWS::EC2::Subnet::Id',
  'AWS::EC2::VPC::Id',
  'AWS::EC2::Volume::Id',
  'AWS::Route53::HostedZone::Id',
];

const ONES = ['String', 'Number', ...IDS];

/** What AWS documents. */
export const parameterTypes: readonly string[] = [
  ...ONES,
  'CommaDelimitedList',
  'AWS::SSM::Parameter::Name',
  ...ONES.map((type) => `List<${type}>`),
  'AWS::SSM::Parameter::Value<CommaDelimitedList>',
  ...ONES.flatMap((type) => [`AWS::SSM::Parameter::Value<${type}>`, `AWS::SSM::Parameter::Value<List<${type}>>`]),
];

/** CloudFormation takes others of these forms too, and does not look at their values. */
export function isParameterType(type: string): boolean {
  return parameterTypes.includes(type) || /^(?:List<|AWS::SSM::Parameter::Value<).+>$/.test(type);
}

export function isListType(type: string): boolean {
  return /^(?:AWS::SSM::Parameter::Value<)?(?:List<|CommaDelimitedList)/.test(type);
}

/** Its value is a text in the template: constraints of texts apply to it. */
export function isTextType(type: string): boolean {
  return type !== 'Number' && type !== 'List<Number>';
}

/** Its value is looked up when the stack is made: a default is the name of the SSM parameter. */
export function isLookedUp(type: string): boolean {
  return type.startsWith('AWS::SSM::Parameter::Value<');
}
