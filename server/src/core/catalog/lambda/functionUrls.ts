import { dateOf, fieldsOf, listedIn, partOf, required } from '../fields.ts';
import { parents } from '../service.ts';
import { gone, lambda } from './service.ts';

/** Addresses at which functions, and aliases of them, are called from the internet: AWS lists them by function. */
export const functionUrl = parents('functions', lambda.op('ListFunctions'), {
  input: { MaxItems: 50 },
  index: (pages) => listedIn(pages, (page) => page.Functions).map((of) => required(of.FunctionName, 'FunctionName')),
})
  .list(lambda.op('ListFunctionUrlConfigs'), {
    inputs: (d) => d.functions.map((FunctionName) => ({ FunctionName, MaxItems: 50 })),
    items: (page) => page.FunctionUrlConfigs,
    absent: gone,
  })
  // With the URL alone nobody knows who may call it: where it asks for no signature, the policy says so.
  .detail('policy', lambda.op('GetPolicy'), (url) => qualified(required(url.FunctionArn, 'FunctionArn')), {
    absent: gone,
  })
  .lookup(lambda.op('GetFunctionUrlConfig'), {
    input: (ref) => qualified(ref.resourceId),
    items: (page) => [page],
    gone,
  })
  .as({
    type: 'AWS.Lambda.FunctionUrl',
    cfn: 'AWS::Lambda::Url',
    label: 'Lambda function URLs',
    icon: 'globe',
    scope: 'regional',
    consolePath: (ref) => {
      const { name, alias } = partsOf(ref.resourceId);
      const page = alias === undefined ? name : `${name}/aliases/${alias}`;
      return `lambda/home?region=${ref.region}#/functions/${page}?tab=configure`;
    },
    model: (url, d) => {
      // One of a function, and of each of its aliases: they have no ARN of their own.
      const functionArn = required(url.FunctionArn, 'FunctionArn');
      const { name, alias } = partsOf(functionArn);
      return {
        resourceId: functionArn,
        arn: functionArn,
        name: alias === undefined ? name : `${name}:${alias}`,
        tags: {},
        timeCreated: dateOf(url.CreationTime),
        attributes: {
          ...fieldsOf(url, ['AuthType', 'Cors', 'FunctionUrl', 'InvokeMode', 'LastModifiedTime']),
          Policy: partOf(d.policy, (output) => output.Policy),
        },
      };
    },
  });

/** Of `arn:aws:lambda:eu-west-1:123456789012:function:pay:live`: the function `pay` and its alias `live`. */
function partsOf(functionArn: string): { readonly name: string; readonly alias: string | undefined } {
  const [name = '', alias] = functionArn.split(':').slice(6);
  return { name, alias };
}

function qualified(functionArn: string): { readonly FunctionName: string; readonly Qualifier?: string } {
  const { name, alias } = partsOf(functionArn);
  return alias === undefined ? { FunctionName: name } : { FunctionName: name, Qualifier: alias };
}
