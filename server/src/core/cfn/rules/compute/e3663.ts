import { keyText, nodeAtPath } from '../../document/node.ts';
import { servicePage } from '../../documentation.ts';
import { innerSpan } from '../../model/functions.ts';
import type { ResourceRule } from '../rule.ts';

export const e3663: ResourceRule = {
  kind: 'resource',
  id: 'E3663',
  severity: 'error',
  title: 'Variables that Lambda keeps for itself',
  about: 'A function cannot set the variables of its environment that Lambda sets, such as AWS_REGION.',
  link: servicePage('lambda/latest/dg/configuration-envvars'),
  mutedByMacros: true,
  *check({ type, properties }) {
    if (type !== 'AWS::Lambda::Function' && type !== 'AWS::Serverless::Function') return;
    const variables = nodeAtPath(properties, ['Environment', 'Variables']);
    for (const entry of variables?.kind === 'map' ? variables.entries : []) {
      if (!RESERVED.has(keyText(entry))) continue;
      yield { span: innerSpan(entry.key), message: `Lambda sets this variable itself: ${keyText(entry)}` };
    }
  },
};

const RESERVED = new Set([
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_DEFAULT_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_LAMBDA_RUNTIME_API',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'LAMBDA_RUNTIME_DIR',
  'LAMBDA_TASK_ROOT',
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
]);
