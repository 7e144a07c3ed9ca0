import { fieldsOf, partOf, required } from '../fields.ts';
import { lastPart } from '../place.ts';
import { list } from '../service.ts';
import { gone, lambda } from './service.ts';

export const lambdaFunction = list(lambda.op('ListFunctions'), {
  input: { MaxItems: 50 },
  items: (page) => page.Functions,
})
  .detail('tags', lambda.op('ListTags'), (f) => ({ Resource: f.FunctionArn }), { absent: gone })
  .detail('policy', lambda.op('GetPolicy'), (f) => ({ FunctionName: f.FunctionArn }), { absent: gone })
  .lookup(lambda.op('GetFunctionConfiguration'), {
    input: (ref) => ({ FunctionName: ref.resourceId }),
    items: (page) => [page],
    gone,
  })
  .as({
    type: 'AWS.Lambda.Function',
    cfn: 'AWS::Lambda::Function',
    label: 'Lambda functions',
    icon: 'zap',
    scope: 'regional',
    secrets: ['Environment.Variables.*'],
    consolePath: (ref) => `lambda/home?region=${ref.region}#/functions/${lastPart(ref)}`,
    model: (f, d) => {
      const functionArn = required(f.FunctionArn, 'FunctionArn');
      return {
        resourceId: functionArn,
        arn: functionArn,
        name: f.FunctionName,
        tags: d.tags === undefined ? undefined : (d.tags?.Tags ?? {}),
        attributes: {
          ...fieldsOf(f, [
            'CodeSha256',
            'CodeSize',
            'DeadLetterConfig',
            'Description',
            'Environment',
            'Handler',
            'KMSKeyArn',
            'LastModified',
            'Layers',
            'MasterArn',
            'MemorySize',
            'RevisionId',
            'Role',
            'Runtime',
            'Timeout',
            'TracingConfig',
            'Version',
            'VpcConfig',
          ]),
          // Two fields of its own: `Policy` is the document, `RevisionId` the policy's revision.
          Policy: partOf(d.policy, (output) => fieldsOf(output, ['Policy', 'RevisionId'])),
        },
      };
    },
  });
