import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { installEmulator } from '../../scripts/emulator/install.ts';
import { type StackTemplate, stackTemplates } from '../../server/src/core/template/stackTemplate.ts';

const run = promisify(execFile);
const folder = path.resolve(import.meta.dirname, '../../templates');

// The emulator's environment has the linter that CloudFormation's makers write.
describe('cfn-lint', () => {
  for (const name of Object.keys(stackTemplates) as StackTemplate[]) {
    const { templateFile } = stackTemplates[name];
    it(`finds nothing in ${templateFile}`, async function () {
      this.timeout(180_000);
      const regions = ['us-east-1', 'cn-north-1', 'us-gov-west-1'];
      const options = ['-m', 'cfnlint', '--regions', ...regions, '--', path.join(folder, templateFile)];
      const { stdout } = await run(await installEmulator(), options).catch((error: { stdout: string }) => error);
      assert.equal(stdout, '');
    });
  }
});
