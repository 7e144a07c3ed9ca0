import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cliCommand, shellQuote } from '../../../server/src/core/template/cliCommand.ts';

describe('the CLI command', () => {
  it('deploys the saved file with its parameters and acknowledges what it names', () => {
    const command = cliCommand({
      fileName: 'panther-cloudsec-setup-123456789012.yml',
      stackName: 'panther-cloudsec-setup',
      region: 'us-east-1',
      capabilities: ['CAPABILITY_NAMED_IAM'],
      parameters: [
        { key: 'MasterAccountId', value: '111122223333' },
        { key: 'DeployRemediation', value: 'false' },
      ],
    });
    assert.equal(
      command,
      'aws cloudformation deploy --template-file panther-cloudsec-setup-123456789012.yml' +
        ' --stack-name panther-cloudsec-setup --capabilities CAPABILITY_NAMED_IAM' +
        ' --parameter-overrides MasterAccountId=111122223333 DeployRemediation=false' +
        ' --tags Application=Panther --region us-east-1',
    );
  });

  it('quotes words so that a shell reads them back unchanged', function () {
    if (process.platform === 'win32') return this.skip();
    const words = ['plain-1.yml', "it's", 'a b', '$(id)', '`id`', 'x;y', '', '*', '"', '\\', 'a\nb'];
    const line = `printf '%s\\0' ${words.map(shellQuote).join(' ')}`;
    const read = execFileSync('/bin/sh', ['-c', line], { encoding: 'utf8' });
    assert.deepEqual(read.split('\0').slice(0, -1), words);
  });
});
