/** Cloud Control and CloudFormation's drift as their API references describe them, with the flaws that Cloud Control has. */
import { json, type WireAnswer, type WireRequest } from '../../support/loopbackAws.ts';

/** Null: it is another service's call. */
export type FakeAnswers = (request: WireRequest) => WireAnswer | null;

const page = 25;

function failure(code: string, message: string): WireAnswer {
  return { status: 400, body: JSON.stringify({ __type: `com.amazonaws.cloudapiservice#${code}`, message }) };
}

interface Asked {
  readonly TypeName?: string;
  readonly Identifier?: string;
  readonly NextToken?: string;
}

export interface FakeCloudControl {
  readonly answer: FakeAnswers;
  /** The identifiers of what was got one by one, and told. */
  readonly got: ReadonlySet<string>;
}

/** `throttleEvery`: each such call is throttled; 0: none. `stopsAt`: lists end there, and say nothing of what follows. */
export function fakeCloudControl(has: {
  readonly things: number;
  readonly policies: number;
  readonly throttleEvery: number;
  readonly stopsAt?: number;
}): FakeCloudControl {
  const got = new Set<string>();
  let calls = 0;
  const described = (Identifier: string, properties: object) => ({
    Identifier,
    Properties: JSON.stringify(properties),
  });
  const lists: Readonly<Record<string, readonly object[]>> = {
    // No more than what identifies them.
    'AWS::IoT::Thing': Array.from({ length: has.things }, (_, i) => described(`thing${i}`, { ThingName: `thing${i}` })),
    'AWS::IoT::Policy': Array.from({ length: has.policies }, (_, i) =>
      described(`policy${i}`, {
        Id: `policy${i}`,
        PolicyName: `policy${i}`,
        PolicyDocument: { Version: '2012-10-17' },
      }),
    ),
  };

  const list = ({ TypeName = '', NextToken = '0' }: Asked): WireAnswer => {
    if (TypeName === 'AWS::Batch::JobQueue') {
      return failure('UnsupportedActionException', `Resource type ${TypeName} does not support LIST action`);
    }
    const all = lists[TypeName];
    if (all === undefined) {
      const who = 'arn:aws:sts::123456789012:assumed-role/PantherAuditRole/alice';
      return failure('GeneralServiceException', `User: ${who} is not authorized to perform: mediapackage:ListChannels`);
    }
    const kept = all.slice(0, has.stopsAt);
    const from = Number(NextToken);
    const more = from + page < kept.length;
    const ResourceDescriptions = kept.slice(from, from + page);
    return json({ TypeName, ResourceDescriptions, ...(more && { NextToken: String(from + page) }) });
  };

  const get = ({ TypeName, Identifier = '' }: Asked): WireAnswer => {
    got.add(Identifier);
    const properties = {
      ThingName: Identifier,
      AttributePayload: { Attributes: { room: 'hall' } },
      AuthToken: 'hunter2',
    };
    return json({ TypeName, ResourceDescription: described(Identifier, properties) });
  };

  return {
    got,
    answer: (request) => {
      if (request.service !== 'cloudcontrolapi') return fakeDrift('IN_SYNC', '2026-01-01T00:00:00Z')(request);
      calls += 1;
      if (has.throttleEvery > 0 && calls % has.throttleEvery === 0)
        return failure('ThrottlingException', 'Rate exceeded');
      const asked = JSON.parse(request.body) as Asked;
      return request.action === 'ListResources' ? list(asked) : get(asked);
    },
  };
}

const stackId = 'arn:aws:cloudformation:eu-west-1:123456789012:stack/shop/11aa';

function drift(logicalId: string, type: string, status: string, checkedAt: string): string {
  return `<member><StackId>${stackId}</StackId><LogicalResourceId>${logicalId}</LogicalResourceId>
    <PhysicalResourceId>shop-${logicalId.toLowerCase()}</PhysicalResourceId><ResourceType>${type}</ResourceType>
    <ExpectedProperties>{"Secret":"hunter2"}</ExpectedProperties><ActualProperties>{}</ActualProperties>
    <PropertyDifferences><member><PropertyPath>/Secret</PropertyPath><ExpectedValue>hunter2</ExpectedValue>
    <ActualValue>none</ActualValue><DifferenceType>REMOVE</DifferenceType></member></PropertyDifferences>
    <StackResourceDriftStatus>${status}</StackResourceDriftStatus><Timestamp>${checkedAt}</Timestamp></member>`;
}

/** One stack, whose drift was detected at a time; its drifts in two pages, in no order. */
export function fakeDrift(status: 'DRIFTED' | 'IN_SYNC', checkedAt: string): FakeAnswers {
  const result = (action: string, body: string): WireAnswer => ({
    body: `<${action}Response><${action}Result>${body}</${action}Result></${action}Response>`,
  });
  return ({ service, action, body }) => {
    if (service !== 'cloudformation') return null;
    if (action === 'DescribeStacks') {
      const information = `<DriftInformation><StackDriftStatus>${status}</StackDriftStatus>
        <LastCheckTimestamp>${checkedAt}</LastCheckTimestamp></DriftInformation>`;
      return result(
        action,
        `<Stacks><member><StackId>${stackId}</StackId><StackName>shop</StackName><StackStatus>CREATE_COMPLETE</StackStatus>
        <CreationTime>2025-06-01T00:00:00Z</CreationTime>${information}</member></Stacks>`,
      );
    }
    if (action !== 'DescribeStackResourceDrifts') return null;
    const isFirst = new URLSearchParams(body).get('NextToken') === null;
    const drifts = isFirst
      ? drift('Queue', 'AWS::SQS::Queue', 'DELETED', checkedAt)
      : drift('Bucket', 'AWS::S3::Bucket', 'MODIFIED', checkedAt);
    const token = isFirst ? '<NextToken>more</NextToken>' : '';
    return result(action, `<StackResourceDrifts>${drifts}</StackResourceDrifts>${token}`);
  };
}
