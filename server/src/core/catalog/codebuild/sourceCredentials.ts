import { fieldsOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { codebuild } from './service.ts';

const listSourceCredentials = codebuild.op('ListSourceCredentials');

/** That there is a token, and for which server. AWS tells nobody the token. */
export const sourceCredential = list(listSourceCredentials, { items: (page) => page.sourceCredentialsInfos })
  .lookup(listSourceCredentials, {
    input: () => ({}),
    items: (page, ref) => page.sourceCredentialsInfos?.filter((found) => found.arn === ref.resourceId),
  })
  .as({
    type: 'AWS.CodeBuild.SourceCredential',
    cfn: 'AWS::CodeBuild::SourceCredential',
    label: 'CodeBuild source credentials',
    icon: 'key',
    scope: 'regional',
    consolePath: (ref) => `codesuite/codebuild/projects?region=${ref.region}`,
    model: (credential) => {
      const credentialArn = required(credential.arn, 'arn');
      return {
        resourceId: credentialArn,
        arn: credentialArn,
        name: credential.serverType,
        tags: {},
        attributes: fieldsOf(credential, ['authType', 'resource', 'serverType']),
      };
    },
  });
