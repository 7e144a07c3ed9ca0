import assert from 'node:assert/strict';
import { parseTemplate } from '../../../../server/src/core/cfn/document/document.ts';
import { ignoreOnLine } from '../../../../server/src/core/cfn/editing/ignoring.ts';
import { templateOf } from '../../../../server/src/core/cfn/model/template.ts';
import { e1019 } from '../../../../server/src/core/cfn/rules/references/e1019.ts';
import { type Diagnosis, validateAll } from '../../../../server/src/core/cfn/validate.ts';
import { languageData } from '../../../support/languageData.ts';
import { applied } from '../../../support/ruleTable.ts';

const script = (...lines: readonly string[]) => `Resources:
  Instance:
    Type: AWS::EC2::Instance
    Properties:
      UserData:
        Fn::Base64: !Sub |
${lines.map((line) => `          ${line}\n`).join('')}      ImageId: !Sub "\${OTHER}"
`;

describe('ignoring what is found in a block of text', () => {
  let diagnose: (text: string) => readonly Diagnosis[];
  before(() => {
    const data = languageData();
    diagnose = (text) =>
      validateAll(templateOf(parseTemplate(text)), { ...data, rules: [e1019], ignore: [], severities: {} });
  });

  it('puts the comment before the key, and leaves the text as it is', () => {
    const text = script('if true; then', '  echo ${HOME}', 'fi', 'echo ${PATH}');
    const [first] = diagnose(text);
    const [fix] = first === undefined ? [] : ignoreOnLine(first, text, 'yaml');
    assert.ok(fix);
    assert.equal(fix.title, 'Ignore E1019 in this text');
    const after = applied(fix, text);
    assert.ok(after.includes('      UserData:\n        # panther: ignore E1019\n        Fn::Base64: !Sub |\n'), after);
    assert.deepEqual(
      diagnose(after).map(({ message }) => message.split(': ').at(-1)),
      ['OTHER'],
    );
  });

  it('puts the comment on the line where the text is on one', () => {
    const text = script('echo a');
    const [first] = diagnose(text);
    const [fix] = first === undefined ? [] : ignoreOnLine(first, text, 'yaml');
    assert.ok(fix);
    assert.deepEqual(diagnose(applied(fix, text)), []);
  });
});
