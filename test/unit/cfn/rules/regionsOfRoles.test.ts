import assert from 'node:assert/strict';
import { parseTemplate } from '../../../../server/src/core/cfn/document/document.ts';
import { templateOf } from '../../../../server/src/core/cfn/model/template.ts';
import { p2010 } from '../../../../server/src/core/cfn/rules/policies/p2010.ts';
import { validateAll } from '../../../../server/src/core/cfn/validate.ts';
import { languageData } from '../../../support/languageData.ts';
import { applied, ruleTable } from '../../../support/ruleTable.ts';

const role = (id: string, name: string) =>
  `  ${id}:\n    Type: AWS::IAM::Role\n    Properties:\n      RoleName: ${name}\n`;
const text = (...roles: readonly string[]) =>
  `Resources:\n${roles.map((name, index) => role(`Role${index}`, name)).join('')}`;

ruleTable(p2010, {
  good: {
    'names that end alike': text('PantherAuditRole-eu-west-1', 'PantherRemediationRole-eu-west-1'),
    'regions that are given': text('!Sub "PantherAuditRole-${Region}"', 'PantherRemediationRole-eu-west-1'),
    'other roles': text('PantherAuditRole-eu-west-1', 'PantherJobsRole-us-east-1', 'Other-us-east-1'),
  },
  bad: {
    'names that end in two regions': {
      text: text(
        'PantherAuditRole-us-gov-east-1',
        'PantherRemediationRole-us-gov-east-1',
        '!Sub "arn:aws:iam::${A}:role/PantherCloudFormationStackSetAdminRole-«eu-west-1»"',
      ),
      says: 'Other roles of Panther end in us-gov-east-1 here, and all end in the region of the master account: eu-west-1',
      fixed: text(
        'PantherAuditRole-us-gov-east-1',
        'PantherRemediationRole-us-gov-east-1',
        '!Sub "arn:aws:iam::${A}:role/PantherCloudFormationStackSetAdminRole-us-gov-east-1"',
      ),
    },
  },
});

describe('names of roles in several templates', () => {
  const find = (own: string, others: readonly string[]) =>
    validateAll(templateOf(parseTemplate(own)), {
      ...languageData(),
      rules: [p2010],
      ignore: [],
      severities: {},
      others: () => others.map((other, index) => ({ name: `other${index}.yml`, text: other })),
    });

  it('end in the same region', () => {
    const own = text('PantherAuditRole-eu-west-1', 'PantherRemediationRole-eu-west-1');
    assert.deepEqual(find(own, [text('PantherAuditRole-eu-west-1'), text('!Ref Name')]), []);
    const [found, ...more] = find(own, [text('!Ref Name'), text('PantherCloudFormationStackSetAdminRole-us-east-2')]);
    assert.deepEqual(more, []);
    assert.equal(
      found?.message,
      'The roles of Panther end in us-east-2 in other1.yml, and all end in the region of the master account: eu-west-1',
    );
    assert.equal(own.slice(found.span.start, found.span.end), 'eu-west-1');
    const fixed = text('PantherAuditRole-us-east-2', 'PantherRemediationRole-us-east-2');
    assert.equal(applied(found.fixes?.[0] ?? { title: '', edits: [] }, own), fixed);
  });
});
