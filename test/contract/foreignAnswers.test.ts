// An answer that is well-formed and is not the service's is told from one that says "there is none", for each call.
import assert from 'node:assert/strict';
import { createCaller } from '../../server/src/adapters/aws/caller.ts';
import { catalog } from '../../server/src/core/catalog/index.ts';
import { callsOf } from '../../server/src/core/catalog/permissions.ts';
import { AwsFailure } from '../../server/src/core/errors.ts';
import { learnOperations, type WireOperation } from '../bench/stub/wire/operations.ts';
import { type LoopbackAws, startLoopbackAws } from '../support/loopbackAws.ts';
import { sampleOf } from '../support/sampleInput.ts';
import { sessionParts } from '../support/sessionParts.ts';

/** Those to which AWS may answer so: they have a field of that name, or any text. */
const canBe: ReadonlySet<string> = new Set([
  'bedrock:GetGuardrail',
  'bedrock:GetProvisionedModelThroughput',
  'guardduty:GetDetector',
  'inspector2:GetEc2DeepInspectionConfiguration',
  'macie2:GetAutomatedDiscoveryConfiguration',
  'macie2:GetMacieSession',
  's3:GetBucketPolicy',
  'sfn:DescribeStateMachine',
]);

/** Modules of before the SDK had schemas give what came as it is. */
function isWithoutSchema(call: string): boolean {
  return /^(?:acm-pca|waf-regional):/.test(call);
}

describe('answers that are not the service’s', function () {
  this.timeout(120_000);
  const { signal } = new AbortController();
  let operations: readonly WireOperation[] = [];
  let aws: LoopbackAws;
  let body = '';

  before(async () => {
    operations = await learnOperations(catalog.flatMap(callsOf));
    aws = await startLoopbackAws(() => ({ body }));
  });
  after(() => aws.close());

  /** The calls that took the answer for one of theirs. */
  async function believers(answer: string): Promise<readonly string[]> {
    body = answer;
    const caller = createCaller(sessionParts(aws.endpoint), '123456789012');
    const believed: string[] = [];
    for (const { service, action, signedAs, input } of operations) {
      const operation = { service: { id: service, iamPrefix: signedAs }, action };
      const [end] = await Promise.allSettled([
        caller.call(operation as never, sampleOf(input) as never, {
          region: 'us-east-1',
          signal,
          turn: (send) => send(),
        }),
      ]);
      const refused = end.status === 'rejected' && end.reason instanceof AwsFailure && end.reason.kind === 'malformed';
      if (!refused) believed.push(`${service}:${action}${end.status === 'rejected' ? ` ${end.reason}` : ''}`);
    }
    caller.close();
    return believed;
  }

  it('are refused where they are empty', async () => {
    assert.deepEqual(await believers(''), []);
  });

  it('are refused where they are JSON with other fields', async () => {
    const believed = await believers('{"status":"ok"}');
    assert.deepEqual(
      believed.filter((call) => !canBe.has(call) && !isWithoutSchema(call)),
      [],
    );
  });

  it('are refused where they are XML with another root', async () => {
    assert.deepEqual(await believers('<status>ok</status>'), []);
  });

  it('are told from those that say that there is none', async () => {
    const answers: Readonly<Record<string, string>> = {
      'bedrock:GetModelInvocationLoggingConfiguration': '{}',
      'kinesis:GetResourcePolicy': '{}',
      'kms:ListKeys': '{"Keys":null}',
      's3:GetBucketVersioning': '<?xml version="1.0"?>\n<VersioningConfiguration xmlns="http://s3.amazonaws.com/"/>',
      'iam:ListAccountAliases': '<ListAccountAliasesResponse><ListAccountAliasesResult/></ListAccountAliasesResponse>',
    };
    for (const [call, answer] of Object.entries(answers)) assert.ok((await believers(answer)).includes(call), call);
  });
});
