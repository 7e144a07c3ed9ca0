import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { AppError } from '../../../server/src/core/errors.ts';
import { renderTemplate } from '../../../server/src/core/template/render.ts';

const template = `# What it is for.
Parameters:
  MasterAccountId: # who scans
    Type: String
    AllowedPattern: '^[0-9]{12}$'
  DeployRemediation:
    Type: String
    Default: 'false' # not unless asked for
Resources:
  Role:
    Properties:
      RoleName: !Sub Role-\${MasterAccountId}
      Long: a line that is longer than eighty characters is not folded by rendering, because folding would change it
`;

describe('rendering a template', () => {
  it('writes the values as defaults and leaves every other line as it was', () => {
    const rendered = renderTemplate(template, [
      { key: 'MasterAccountId', value: '012345678901' },
      { key: 'DeployRemediation', value: 'true' },
    ]);
    const before = template.split('\n');
    const added = rendered.split('\n').filter((line) => !before.includes(line));
    assert.deepEqual(added, ['    Default: "012345678901"', '    Default: "true" # not unless asked for']);
    assert.equal(rendered.split('\n').length, before.length + 1);
  });

  it('keeps a value that looks like YAML a string', () => {
    const rendered = renderTemplate(template, [{ key: 'MasterAccountId', value: "a'b: {c} # d\n- e" }]);
    assert.equal(parse(rendered, { logLevel: 'silent' }).Parameters.MasterAccountId.Default, "a'b: {c} # d\n- e");
  });

  it('refuses a parameter that the template does not have', () => {
    assert.throws(() => renderTemplate(template, [{ key: 'Other', value: '1' }]), /no such parameter: Other/);
  });

  it('refuses text that is no YAML', () => {
    assert.throws(() => renderTemplate('a: [', []), AppError);
  });
});
