import { userGuide } from '../documentation.ts';

/** What the intrinsic functions do, in a sentence, and how they are written. */
export interface FunctionInfo {
  readonly doc: string;
  readonly usage: string;
  /** The last part of its page's address. */
  readonly page: string;
}

const page = (name: string) => `intrinsic-function-reference-${name}`;

export const functionInfo: Readonly<Record<string, FunctionInfo>> = {
  Ref: {
    doc: 'The value of a parameter, or what identifies a resource.',
    usage: '!Ref LogicalName',
    page: page('ref'),
  },
  'Fn::Base64': { doc: 'The text in Base64, as user data wants it.', usage: '!Base64 text', page: page('base64') },
  'Fn::Cidr': {
    doc: 'A list of CIDR blocks within a larger one.',
    usage: '!Cidr [ipBlock, count, cidrBits]',
    page: page('cidr'),
  },
  'Fn::FindInMap': {
    doc: 'A value of a mapping.',
    usage: '!FindInMap [MapName, TopLevelKey, SecondLevelKey]',
    page: page('findinmap'),
  },
  'Fn::ForEach': {
    doc: 'Repeats resources, outputs, conditions or properties (needs AWS::LanguageExtensions).',
    usage: 'Fn::ForEach::Name: [Variable, [value, value], { key: what is repeated }]',
    page: page('foreach'),
  },
  'Fn::GetAtt': {
    doc: 'An attribute of a resource of this template.',
    usage: '!GetAtt LogicalName.Attribute',
    page: page('getatt'),
  },
  'Fn::GetAZs': {
    doc: 'The Availability Zones of a region.',
    usage: '!GetAZs region',
    page: page('getavailabilityzones'),
  },
  'Fn::If': {
    doc: 'One value where the condition holds, another where it does not.',
    usage: '!If [Condition, then, else]',
    page: page('conditions'),
  },
  'Fn::Equals': { doc: 'Whether two values are the same.', usage: '!Equals [a, b]', page: page('conditions') },
  'Fn::And': {
    doc: 'Whether all conditions hold (2 to 10).',
    usage: '!And [condition, condition]',
    page: page('conditions'),
  },
  'Fn::Or': {
    doc: 'Whether one of the conditions holds (2 to 10).',
    usage: '!Or [condition, condition]',
    page: page('conditions'),
  },
  'Fn::Not': { doc: 'Whether the condition does not hold.', usage: '!Not [condition]', page: page('conditions') },
  Condition: { doc: 'Whether another condition holds.', usage: '!Condition Name', page: page('conditions') },
  'Fn::ImportValue': {
    doc: 'A value that another stack exports.',
    usage: '!ImportValue name',
    page: page('importvalue'),
  },
  'Fn::Join': {
    doc: 'The texts, with a delimiter between them.',
    usage: '!Join [delimiter, [text, text]]',
    page: page('join'),
  },
  'Fn::Length': {
    doc: 'How many items a list has (needs AWS::LanguageExtensions).',
    usage: 'Fn::Length: list',
    page: page('length'),
  },
  'Fn::Select': { doc: 'One item of a list, counted from 0.', usage: '!Select [index, list]', page: page('select') },
  'Fn::Split': {
    doc: 'The parts of a text between delimiters.',
    usage: '!Split [delimiter, text]',
    page: page('split'),
  },
  'Fn::Sub': {
    doc: 'A text in which ${Name} and ${Name.Attribute} are filled in.',
    usage: '!Sub "text ${Name}"',
    page: page('sub'),
  },
  'Fn::ToJsonString': {
    doc: 'A map or list as JSON text (needs AWS::LanguageExtensions).',
    usage: 'Fn::ToJsonString: map',
    page: page('ToJsonString'),
  },
  'Fn::Transform': {
    doc: 'What a macro makes of its parameters.',
    usage: 'Fn::Transform: { Name: macro, Parameters: {} }',
    page: page('transform'),
  },
};

/** How its argument is written: `[delimiter, text]`. */
export function argumentOf(name: string): string {
  return functionInfo[name]?.usage.replace(/^\S+ /, '') ?? 'another argument';
}

export function functionPage(name: string): string {
  return userGuide(functionInfo[name]?.page ?? 'intrinsic-function-reference');
}
