import { e1011 } from '../../../../server/src/core/cfn/rules/functions/e1011.ts';
import { e1015 } from '../../../../server/src/core/cfn/rules/functions/e1015.ts';
import { e1016 } from '../../../../server/src/core/cfn/rules/functions/e1016.ts';
import { e1017 } from '../../../../server/src/core/cfn/rules/functions/e1017.ts';
import { e1018 } from '../../../../server/src/core/cfn/rules/functions/e1018.ts';
import { e1021 } from '../../../../server/src/core/cfn/rules/functions/e1021.ts';
import { e1022 } from '../../../../server/src/core/cfn/rules/functions/e1022.ts';
import { e1024 } from '../../../../server/src/core/cfn/rules/functions/e1024.ts';
import { ruleTable } from '../../../support/ruleTable.ts';

/** A template with one output, to whose value the rule looks. */
const of = (value: string) => `Parameters:
  Name:
    Type: String
  Names:
    Type: CommaDelimitedList
Mappings:
  Amis:
    eu-west-1:
      x86: ami-1
      zones: [a, b]
Conditions:
  Big: !Equals [!Ref Name, big]
Resources:
  Topic:
    Type: AWS::SNS::Topic
  Zone:
    Type: AWS::Route53::HostedZone
Outputs:
  Out:
    Value: ${value}
`;

ruleTable(e1021, {
  good: {
    'a text': of('!Base64 text'),
    'a function that gives one': of('!Base64 { "Fn::Sub": "${Name}" }'),
    'what cannot be told': of('!Base64 { "Fn::Transform": { Name: Snippet } }'),
    'both ways of a Fn::If': of('!Base64 { "Fn::If": [Big, a, !Ref Name] }'),
  },
  bad: {
    'a list': { text: of('!Base64 «[a]»'), says: 'What Fn::Base64 takes is a text, this is a list.' },
    'a function that gives a list': {
      text: of('!Base64 { «Fn::GetAZs»: "" }'),
      says: 'What Fn::Base64 takes is a text, this gives a list.',
    },
    'one way of a Fn::If': {
      text: of('!Base64 { "Fn::If": [Big, a, «!Ref» Names] }'),
      says: 'What Fn::Base64 takes is a text, this gives a list.',
    },
  },
});

ruleTable(e1022, {
  good: {
    'a delimiter and texts': of('!Join [",", [a, !Ref Name, 1, !GetAtt Topic.TopicName]]'),
    'a function that gives the list': of('!Join ["", !Ref Names]'),
    'an attribute that is a list': of('!Join [",", !GetAtt Zone.NameServers]'),
    'NoValue among the items': of('!Join [",", [!If [Big, a, !Ref AWS::NoValue]]]'),
    'a list of a mapping': of('!Join [",", !FindInMap [Amis, eu-west-1, zones]]'),
  },
  bad: {
    'too few arguments': {
      text: of('«!Join» [","]'),
      says: 'Fn::Join takes [delimiter, [text, text]], this is a list of 1.',
    },
    'no list at all': { text: of('«!Join» a'), says: 'Fn::Join takes [delimiter, [text, text]], this is a text.' },
    'nothing at all': {
      text: of('«!Join»'),
      says: 'Fn::Join takes [delimiter, [text, text]], this is nothing.',
      yamlOnly: true,
    },
    'a function as delimiter': {
      text: of('!Join [«!Ref» Name, [a]]'),
      says: 'The delimiter of Fn::Join is written as it is, no function may give it: Ref',
    },
    'a parameter that is one text': {
      text: of('!Join [",", «!Ref» Name]'),
      says: 'What Fn::Join joins is a list, this gives a text.',
    },
    'a text where the list is due': {
      text: of('!Join [",", «a»]'),
      says: 'What Fn::Join joins is a list, this is a text.',
    },
    'a list among the items': {
      text: of('!Join [",", [a, «!Ref» Names, «[b]»]]'),
      says: ['Each item of Fn::Join is a text, this gives a list.', 'Each item of Fn::Join is a text, this is a list.'],
    },
    'a function that gives no list': {
      text: of('!Join [",", «!Sub» "${Name}"]'),
      says: /^What Fn::Join joins may be given by Fn::Cidr, .* only: Fn::Sub$/,
    },
  },
});

ruleTable(e1018, {
  good: {
    'a delimiter and a text': of('!Select [0, !Split [",", !Ref Name]]'),
    'an imported text': of('!Select [0, !Split [",", !ImportValue x]]'),
  },
  bad: {
    'a list to split': {
      text: of('!Select [0, !Split [",", «!Ref» Names]]'),
      says: 'What Fn::Split splits is a text, this gives a list.',
    },
    'a function as delimiter': {
      text: of('!Select [0, !Split [«!Sub» "${Name}", a]]'),
      says: 'The delimiter of Fn::Split is written as it is, no function may give it: Fn::Sub',
    },
    'too many arguments': {
      text: of('!Select [0, «!Split» [",", a, b]]'),
      says: 'Fn::Split takes [delimiter, text], this is a list of 3.',
    },
  },
});

ruleTable(e1017, {
  good: {
    'an index within the list': of('!Select [1, [a, b]]'),
    'an index that is a text': of('!Select ["0", !Ref Names]'),
    'an index that a parameter gives': of('!Select [!Ref Name, [a]]'),
    'a list of which nobody knows the length': of('!Select [9, !GetAZs ""]'),
  },
  bad: {
    'an index beyond the list': {
      text: of('!Select [«2», [a, b]]'),
      says: 'The list of Fn::Select has 2 items, counted from 0; it has no: 2',
    },
    'an index beyond what Fn::Cidr makes': {
      text: of('!Select [«4», !Cidr [10.0.0.0/16, 4, 8]]'),
      says: 'The list of Fn::Select has 4 items, counted from 0; it has no: 4',
    },
    'an index that is no number': {
      text: of('!Select [«-1», [a, b]]'),
      says: 'The index of Fn::Select is a number from 0: -1',
    },
    'arguments the wrong way round': {
      text: of('!Select [«[a, b]», «0»]'),
      says: [
        'The index of Fn::Select is a text, this is a list.',
        'What Fn::Select selects from is a list, this is a number.',
      ],
    },
    'an index that another function gives': {
      text: of('!Select [«!Sub» "${Name}", [a]]'),
      says: 'The index of Fn::Select may be given by Ref, Fn::FindInMap only: Fn::Sub',
    },
    'a parameter that is one text': {
      text: of('!Select [0, «!Ref» Name]'),
      says: 'What Fn::Select selects from is a list, this gives a text.',
    },
  },
});

ruleTable(e1024, {
  good: {
    'a block, a count and bits': of('!Select [0, !Cidr [10.0.0.0/16, 4, 8]]'),
    'what functions give': of('!Select [0, !Cidr [!Ref Name, !Ref Name]]'),
    'a block of IPv6': of('!Select [0, !Cidr ["2001:db8::/56", 4, 64]]'),
  },
  bad: {
    'what is no block': {
      text: of('!Select [0, !Cidr [«10.0.0.0», 4, 8]]'),
      says: 'Fn::Cidr takes a block such as 10.0.0.0/16: 10.0.0.0',
    },
    'numbers that are too large or too small': {
      text: of('!Select [0, !Cidr [10.0.0.0/16, «257», «0»]]'),
      says: ['The count of Fn::Cidr is a number from 1 to 256.', 'The bits of Fn::Cidr is a number from 1 to 128.'],
    },
    'a list as block': {
      text: of('!Select [0, !Cidr [«!Ref» Names, 4, 8]]'),
      says: 'The block of Fn::Cidr is a text, this gives a list.',
    },
    'one argument': {
      text: of('!Select [0, «!Cidr» [10.0.0.0/16]]'),
      says: 'Fn::Cidr takes [ipBlock, count, cidrBits], this is a list of 1.',
    },
  },
});

ruleTable(e1015, {
  good: {
    'a tag alone': of('!Select [0, !GetAZs ]'),
    'a region': of('!Select [0, !GetAZs eu-west-1]'),
    'a pseudo parameter': of('!Select [0, !GetAZs { Ref: AWS::Region }]'),
  },
  bad: {
    'a zone': {
      text: of('!Select [0, !GetAZs «eu-west-1a»]'),
      says: 'Fn::GetAZs takes a region, this is a zone: eu-west-1a',
    },
    'a list': { text: of('!Select [0, !GetAZs «[a]»]'), says: 'The region of Fn::GetAZs is a text, this is a list.' },
    'a function that cannot give it': {
      text: of('!Select [0, !GetAZs { «Fn::ImportValue»: x }]'),
      says: /^The region of Fn::GetAZs may be given by .* only: Fn::ImportValue$/,
    },
  },
});

ruleTable(e1016, {
  good: {
    'a name': of('!ImportValue network-vpc'),
    'a name with parameters in it': of('!ImportValue { "Fn::Sub": "${Name}-${AWS::Region}-vpc" }'),
  },
  bad: {
    'a name that depends on a resource': {
      text: of('!ImportValue { "Fn::Sub": "${Name}-${«Topic».TopicName}" }'),
      says: 'The name of Fn::ImportValue may not depend on a resource: Topic',
    },
    'an attribute': {
      text: of('!ImportValue { «Fn::GetAtt»: [«Topic», TopicName] }'),
      says: [
        /^The name of Fn::ImportValue may be given by /,
        'The name of Fn::ImportValue may not depend on a resource: Topic',
      ],
    },
    'a list': { text: of('!ImportValue «[a]»'), says: 'The name of Fn::ImportValue is a text, this is a list.' },
  },
});

ruleTable(e1011, {
  good: {
    'keys that are there': of('!FindInMap [Amis, eu-west-1, x86]'),
    'a key that a function gives': of('!FindInMap [Amis, !Ref AWS::Region, x86]'),
    'a mapping that a function gives': of('!FindInMap [!Ref Name, a, b]'),
    'a default': `Transform: AWS::LanguageExtensions\n${of('!FindInMap [Amis, none, x86, { DefaultValue: a }]')}`,
    'more functions with AWS::LanguageExtensions': `Transform: AWS::LanguageExtensions\n${of('!FindInMap [Amis, !Select [0, [a]], x86]')}`,
    'a mapping that is included': of('!FindInMap [Amis, us-east-1, x86]').replace(
      '    eu-west-1:\n      x86: ami-1\n      zones: [a, b]\n',
      '    Fn::Transform:\n      Name: AWS::Include\n',
    ),
  },
  bad: {
    'a mapping that is not there': {
      text: of('!FindInMap [«Ami», eu-west-1, x86]'),
      says: 'The template has no such mapping; did you mean Amis: Ami',
      fixed: of('!FindInMap [Amis, eu-west-1, x86]'),
    },
    'a first key that is not there': {
      text: of('!FindInMap [Amis, «eu-west-2», x86]'),
      says: 'The mapping Amis has no such key; did you mean eu-west-1: eu-west-2',
    },
    'a second key that is not there': {
      text: of('!FindInMap [Amis, eu-west-1, «x85»]'),
      says: 'The mapping Amis has no such key in eu-west-1; did you mean x86: x85',
      fixed: of('!FindInMap [Amis, eu-west-1, x86]'),
    },
    'a second key that no first key has': {
      text: of('!FindInMap [Amis, !Ref AWS::Region, «arm»]'),
      says: 'The mapping Amis has no such key: arm',
    },
    'a function that it does not take': {
      text: of('!FindInMap [Amis, «!Sub» "${Name}", x86]'),
      says: 'The first key of Fn::FindInMap may be given by Fn::FindInMap, Ref only: Fn::Sub',
    },
    'two arguments': {
      text: of('«!FindInMap» [Amis, eu-west-1]'),
      says: 'Fn::FindInMap takes [MapName, TopLevelKey, SecondLevelKey], this is a list of 2.',
    },
  },
});
