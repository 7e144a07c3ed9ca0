import { e0000 } from '../../../../server/src/core/cfn/rules/structure/e0000.ts';
import { e1001 } from '../../../../server/src/core/cfn/rules/structure/e1001.ts';
import { e1002 } from '../../../../server/src/core/cfn/rules/structure/e1002.ts';
import { e1003 } from '../../../../server/src/core/cfn/rules/structure/e1003.ts';
import { e1004 } from '../../../../server/src/core/cfn/rules/structure/e1004.ts';
import { e1005 } from '../../../../server/src/core/cfn/rules/structure/e1005.ts';
import { e3001 } from '../../../../server/src/core/cfn/rules/structure/e3001.ts';
import { e3006 } from '../../../../server/src/core/cfn/rules/structure/e3006.ts';
import { e3007 } from '../../../../server/src/core/cfn/rules/structure/e3007.ts';
import { e3010 } from '../../../../server/src/core/cfn/rules/structure/e3010.ts';
import { e3038 } from '../../../../server/src/core/cfn/rules/structure/e3038.ts';
import { p1000 } from '../../../../server/src/core/cfn/rules/structure/p1000.ts';
import { ruleTable } from '../../../support/ruleTable.ts';

const topic = 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n';

ruleTable(e0000, {
  good: { YAML: topic, 'what Rain takes out': `${topic}    Metadata: !Rain::Embed a.txt\n` },
  bad: {
    'a key that stands twice': {
      text: `${topic}    «Type»: AWS::SQS::Queue\n`,
      says: 'This key stands here already: Type',
      yamlOnly: true,
    },
    'a tag that there is not': {
      text: `${topic}    Metadata: «!Reff» a\n`,
      says: 'CloudFormation has no such tag: !Reff',
      yamlOnly: true,
    },
  },
});

ruleTable(e1001, {
  good: {
    'all sections': `AWSTemplateFormatVersion: 2010-09-09
Description: a
Metadata: {}
Parameters: {}
Rules: {}
Mappings: {}
Conditions: {}
Hooks: {}
Outputs: {}
${topic}`,
    'globals of SAM': `Transform: AWS::Serverless-2016-10-31\nGlobals: { Function: {} }\n${topic}`,
  },
  bad: {
    'no resource': { text: '«Resources»: {}\n', says: 'A template has one resource at least: Resources' },
    'a misspelt section': {
      text: `«Paramters»: {}\n${topic}`,
      says: 'A template has no such key; did you mean Parameters: Paramters',
      fixed: `Parameters: {}\n${topic}`,
    },
    'globals without SAM': { text: `«Globals»: {}\n${topic}`, says: 'A template has no such key: Globals' },
    'no resources': { text: '«Description»: a\n', says: 'A template needs a section: Resources' },
    'a section that is no map': { text: `Outputs: «[a]»\n${topic}`, says: 'Outputs is a map.' },
    'another version': {
      text: `AWSTemplateFormatVersion: «2010-09-10»\n${topic}`,
      says: 'There is one AWSTemplateFormatVersion: 2010-09-09',
      fixed: `AWSTemplateFormatVersion: 2010-09-09\n${topic}`,
    },
    'a list': {
      text: '«- AWSTemplateFormatVersion: 2010-09-09»\n',
      says: 'A template is a map with a section Resources.',
    },
  },
});

const long = (bytes: number) => `${topic}    Metadata: { a: "${'ä'.repeat(bytes / 2)}" }\n`;

ruleTable(e1002, {
  good: { 'a short one': topic },
  bad: {
    'one that goes through a bucket only': {
      text: long(52_000).replace('Resources:', '«Resources:»'),
      says: /^Beyond 51,200 bytes CloudFormation takes a template from a bucket only; this has 52\d\d\d\.$/,
      severity: 'info',
      yamlOnly: true,
    },
    'one that is too large': {
      text: long(1_000_000).replace('Resources:', '«Resources:»'),
      says: /^A template has at most 1,000,000 bytes, this has 100\d{4}\.$/,
      severity: 'error',
      yamlOnly: true,
    },
  },
});

ruleTable(e1003, {
  good: { '1,024 bytes': `Description: ${'ä'.repeat(512)}\n${topic}` },
  bad: {
    '1,025 bytes': {
      text: `Description: «${'ä'.repeat(512)}a»\n${topic}`,
      says: 'The Description has at most 1024 bytes, this has 1025.',
    },
  },
});

ruleTable(e1004, {
  good: { 'a text': `Description: a\n${topic}`, 'a long text': `Description: >\n  a\n  b\n${topic}` },
  bad: {
    'a function': {
      text: `Description: «!Sub» "\${AWS::Region}"\n${topic}`,
      says: 'The Description is a text, written as it is.',
    },
    'a number': { text: `Description: «1»\n${topic}`, says: 'The Description is a text, written as it is.' },
  },
});

ruleTable(e1005, {
  good: {
    'a macro of one’s own': `Transform: Anything\n${topic}`,
    'a name that a function gives': `Transform: { Name: !Ref A }\n${topic}`,
    'a list, and a macro with parameters': `Transform:\n  - AWS::LanguageExtensions\n  - { Name: AWS::Include, Parameters: { Location: a } }\n${topic}`,
  },
  bad: {
    'a misspelt macro of AWS': {
      text: `Transform: «AWS::LanguageExtension»\n${topic}`,
      says: 'AWS has no such macro; did you mean AWS::LanguageExtensions: AWS::LanguageExtension',
      fixed: `Transform: AWS::LanguageExtensions\n${topic}`,
    },
    'a key that it has not': {
      text: `Transform: { Name: AWS::Include, «Parameter»: {} }\n${topic}`,
      says: 'A transform has no such key; did you mean Parameters: Parameter',
    },
    'a map without a name': {
      text: `Transform: [«{ Parameters: {} }»]\n${topic}`,
      says: 'Transform takes the name of a macro, or a map with its Name and Parameters.',
    },
  },
});

ruleTable(e3001, {
  good: {
    'all that a resource may have': `Resources:
  One:
    Type: AWS::AutoScaling::AutoScalingGroup
    Condition: A
    DependsOn: Two
    Metadata: {}
    Properties: {}
    CreationPolicy: {}
    UpdatePolicy: {}
    DeletionPolicy: Delete
    UpdateReplacePolicy: Delete
  Two:
    Type: Custom::Thing
    Version: "1.0"
`,
    'connectors of SAM': `Transform: AWS::Serverless-2016-10-31\n${topic}    Connectors: {}\n`,
    'what is included': 'Resources:\n  One:\n    Fn::Transform: { Name: AWS::Include }\n',
  },
  bad: {
    'a misspelt key': {
      text: `${topic}    «Propertys»: {}\n`,
      says: 'A resource has no such key; did you mean Properties: Propertys',
      fixed: `${topic}    Properties: {}\n`,
    },
    'a property at the wrong place': {
      text: `${topic}    «TopicName»: a\n`,
      says: 'A resource has no such key: TopicName',
    },
    'no type': { text: 'Resources:\n  «Topic»:\n    Properties: {}\n', says: 'A resource needs a Type: Topic' },
    'no map': { text: 'Resources:\n  Topic: «AWS::SNS::Topic»\n', says: 'A resource is a map with a Type.' },
    'a name with a hyphen': {
      text: topic.replace('Topic:', '«my-topic»:'),
      says: 'The name of a resource has letters and digits only: my-topic',
    },
    'a function as type and a list of properties': {
      text: 'Resources:\n  Topic:\n    Type: «!Ref» A\n    Properties: «[a]»\n',
      says: ['The Type of a resource is a text, written as it is.', 'Properties are a map.'],
    },
    'what SAM ignores': {
      text: 'Transform: AWS::Serverless-2016-10-31\nResources:\n  Work:\n    Type: AWS::Serverless::Function\n    «Description»: a\n',
      says: 'SAM ignores this: A resource has no such key: Description',
      severity: 'warning',
    },
  },
});

ruleTable(e3006, {
  good: {
    'types that are known, and those of others': `Resources:
  A: { Type: AWS::SNS::Topic }
  B: { Type: Custom::Thing }
  C: { Type: Other::Vendor::Thing }
  D: { Type: My::Own::Thing::MODULE }
`,
  },
  bad: {
    'a misspelt type': {
      text: 'Resources:\n  A: { Type: «AWS::SNS::Topics» }\n',
      says: /^This type is not among those known on \d{4}-\d\d-\d\d; did you mean AWS::SNS::Topic: AWS::SNS::Topics$/,
      fixed: 'Resources:\n  A: { Type: AWS::SNS::Topic }\n',
      severity: 'warning',
    },
  },
});

ruleTable(e3007, {
  good: { 'other names': `Parameters: { Name: { Type: String } }\n${topic}` },
  bad: {
    'the same name': {
      text: `Parameters: { Topic: { Type: String } }\n${topic.replace('Topic:', '«Topic»:')}`,
      says: 'A parameter has this name already: Topic',
    },
  },
});

const many = (count: number) =>
  `«Resources»:\n${Array.from({ length: count }, (_, index) => `  R${index}: { Type: AWS::SNS::Topic }\n`).join('')}`;

ruleTable(e3010, {
  good: { '500 of them': many(500).replace(/[«»]/g, '') },
  bad: { '501 of them': { text: many(501), says: 'A template has at most 500 Resources, this has 501.' } },
});

ruleTable(p1000, {
  good: {
    'texts of no length, and a tag alone': `${topic}    Properties:\n      TopicName: ''\n      DisplayName: !Select [0, !GetAZs ]\n`,
    'event patterns':
      'Resources:\n  A: { Type: AWS::Events::Rule, Properties: { EventPattern: { detail: { a: [null] } } } }\n',
  },
  bad: {
    'sections and properties without a value': {
      text: `«Outputs»:\n${topic}    Properties:\n      «TopicName»:\n      DisplayName: «null»\n      Tags: [«~»]\n`,
      says: [
        'A value is due here, CloudFormation takes no empty one: Outputs',
        'A value is due here, CloudFormation takes no empty one: TopicName',
        'A value is due here, CloudFormation takes no empty one: DisplayName',
        'A value is due here.',
      ],
    },
    'a resource without a body': {
      text: 'Resources:\n  «Topic»:\n',
      says: 'A value is due here, CloudFormation takes no empty one: Topic',
    },
  },
});

const work =
  'Resources:\n  Work: { Type: AWS::Serverless::Function }\n  Table: { Type: AWS::Serverless::SimpleTable }\n';

ruleTable(e3038, {
  good: {
    'the transform': `Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]\n${work}`,
    'no types of SAM': topic,
  },
  bad: {
    'no transform': {
      text: work.replace('AWS::Serverless::Function', '«AWS::Serverless::Function»'),
      says: 'The template needs Transform: AWS::Serverless-2016-10-31 for this type: AWS::Serverless::Function',
      fixed: `Transform: AWS::Serverless-2016-10-31\n${work}`,
    },
  },
});
