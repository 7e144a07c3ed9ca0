import assert from 'node:assert/strict';
import { acceptedText } from '../../../client/src/flows/awsVerdictText.ts';
import { t } from './support.ts';

describe('a template that AWS accepts', () => {
  const verdict = { accountId: '123456789012', region: 'eu-west-1', problem: null };

  it('is said to be, with what AWS says of it', () => {
    const accepted = {
      parameters: [
        { name: 'Env', hasDefault: true, noEcho: false },
        { name: 'Password', hasDefault: false, noEcho: true },
      ],
      capabilities: ['CAPABILITY_IAM'],
      capabilitiesReason: 'It makes a role.',
      transforms: ['AWS::Serverless-2016-10-31'],
    };
    assert.equal(
      acceptedText({ ...verdict, accepted }, t),
      'AWS CloudFormation accepts this template (account 123456789012, eu-west-1). Parameters: Env, Password (has no default). To deploy it, acknowledge CAPABILITY_IAM. It makes a role. Transforms: AWS::Serverless-2016-10-31.',
    );
  });

  it('has nothing more to say where AWS has not', () => {
    const accepted = { parameters: [], capabilities: [], capabilitiesReason: null, transforms: [] };
    assert.equal(
      acceptedText({ ...verdict, accepted }, t),
      'AWS CloudFormation accepts this template (account 123456789012, eu-west-1).',
    );
  });
});
