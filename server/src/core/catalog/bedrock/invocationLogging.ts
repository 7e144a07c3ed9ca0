import { pantherId } from '../place.ts';
import type { OutputOf } from '../sdk.ts';
import { list } from '../service.ts';
import { bedrock } from './service.ts';

const type = 'AWS.Bedrock.ModelInvocationLogging';
const getLogging = bedrock.op('GetModelInvocationLoggingConfiguration');

type Page = OutputOf<typeof import('@aws-sdk/client-bedrock'), 'GetModelInvocationLoggingConfiguration'>;

/** Where nothing is logged the answer is empty, which is an answer too. */
function settingOf({ loggingConfig }: Page) {
  return [{ loggingConfig: loggingConfig ?? null }];
}

/** Every region with Bedrock has one, which may say that nothing is logged of what models are asked and answer. */
export const bedrockInvocationLogging = list(getLogging, { items: settingOf })
  .lookup(getLogging, { input: () => ({}), items: settingOf })
  .as({
    type,
    cfn: null,
    label: 'Bedrock invocation logging settings',
    icon: 'record-keys',
    scope: 'regional',
    consolePath: (ref) => `bedrock/home?region=${ref.region}#/settings`,
    model: ({ loggingConfig }, _, place) => ({
      resourceId: pantherId(place, type),
      name: type,
      tags: {},
      attributes: { loggingConfig },
    }),
  });
