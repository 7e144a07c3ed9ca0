import { type Ask, always, answersOf, None, pageOf } from './answers.ts';
import type { Thing } from './things.ts';

type Sdk = typeof import('@aws-sdk/client-lambda');

const names = { size: 'MaxItems', token: 'Marker' };

function functionOf(ask: Ask, thing: Thing) {
  return {
    FunctionName: thing.name,
    FunctionArn: `arn:aws:lambda:${ask.region}:${ask.accountId}:function:${thing.name}`,
    Runtime: 'nodejs24.x' as const,
    Role: `arn:aws:iam::${ask.accountId}:role/function`,
    Handler: 'index.handler',
    CodeSize: 120_000 + thing.index,
    CodeSha256: 'q1Y8z7v4Lr0cC8T1o0mC0kq3w9nB5d2x7e6f4a3b2c1=',
    Description: 'Answers one kind of request',
    Timeout: 30,
    MemorySize: 512,
    LastModified: '2026-01-02T03:04:05.000+0000',
    Version: '$LATEST',
    Environment: { Variables: { STAGE: 'production', DATABASE_PASSWORD: `secret-${thing.hex}` } },
    TracingConfig: { Mode: 'Active' as const },
    RevisionId: thing.hex,
    Layers: [],
    VpcConfig: { SubnetIds: [`subnet-${thing.hex}`], SecurityGroupIds: [`sg-${thing.hex}`], VpcId: 'vpc-0a1b2c3d' },
  };
}

export const lambda = answersOf<Sdk>('lambda', {
  ListFunctions: (ask) => {
    const { items, next } = pageOf(ask.things.all('function', ask.accountId, ask.region), ask, names, 50);
    return { Functions: items.map((thing) => functionOf(ask, thing)), NextMarker: next };
  },
  ListTags: always({ Tags: { team: 'payments', service: 'checkout' } }),
  GetPolicy: () => {
    throw new None('ResourceNotFoundException');
  },
});
