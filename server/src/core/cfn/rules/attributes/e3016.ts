import { valueAt } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import { innerSpan } from '../../model/functions.ts';
import type { ResourceRule } from '../rule.ts';
import { type Shape, shapeProblems } from './shapes.ts';

export const e3016: ResourceRule = {
  kind: 'resource',
  id: 'E3016',
  severity: 'error',
  title: 'UpdatePolicy',
  about: 'Only some types have one, each with keys of its own.',
  link: userGuide('aws-attribute-updatepolicy'),
  fixes: true,
  mutedByMacros: true,
  *check({ type, body }, { template }) {
    const entry = body?.entries.find(({ key }) => key.value === 'UpdatePolicy');
    if (entry === undefined || type === null) return;
    const shape = Object.hasOwn(SHAPES, type) ? SHAPES[type] : undefined;
    if (shape !== undefined) {
      yield* shapeProblems(entry.value, shape, 'UpdatePolicy', template.document.text);
      const both = ['AutoScalingRollingUpdate', 'AutoScalingInstanceRefresh'].map((key) => valueAt(entry.value, key));
      if (both.includes(undefined)) return;
      const message = 'UpdatePolicy takes AutoScalingRollingUpdate or AutoScalingInstanceRefresh, not both.';
      yield { span: innerSpan(entry.key), message };
    } else if (type.startsWith('AWS::')) {
      yield { span: innerSpan(entry.key), message: `Resources of this type have no UpdatePolicy: ${type}` };
    }
  },
};

const FLAG: Shape = { kind: 'flag' };
const NUMBER: Shape = { kind: 'number' };
const TEXT: Shape = { kind: 'text' };
const LIST: Shape = { kind: 'list' };

const GROUP: Shape = {
  kind: 'map',
  keys: {
    AutoScalingInstanceRefresh: {
      kind: 'map',
      keys: { Strategy: { kind: 'one', of: ['Rolling', 'ReplaceRootVolume'] }, Preferences: { kind: 'any' } },
    },
    AutoScalingReplacingUpdate: { kind: 'map', keys: { WillReplace: FLAG } },
    AutoScalingRollingUpdate: {
      kind: 'map',
      keys: {
        MaxBatchSize: NUMBER,
        MinActiveInstancesPercent: NUMBER,
        MinInstancesInService: NUMBER,
        MinSuccessfulInstancesPercent: NUMBER,
        PauseTime: { kind: 'duration' },
        SuspendProcesses: LIST,
        WaitOnResourceSignals: FLAG,
      },
    },
    AutoScalingScheduledAction: { kind: 'map', keys: { IgnoreUnmodifiedGroupSizeProperties: FLAG } },
  },
};

const SEARCH: Shape = { kind: 'map', keys: { EnableVersionUpgrade: FLAG } };
const FLEET: Shape = { kind: 'map', keys: { Type: FLAG } };

const SHAPES: Readonly<Record<string, Shape>> = {
  'AWS::AppStream::Fleet': { kind: 'map', keys: { StopBeforeUpdate: FLEET, StartAfterUpdate: FLEET } },
  'AWS::AutoScaling::AutoScalingGroup': GROUP,
  'AWS::ElastiCache::ReplicationGroup': { kind: 'map', keys: { UseOnlineResharding: FLAG } },
  'AWS::Elasticsearch::Domain': SEARCH,
  'AWS::OpenSearchService::Domain': SEARCH,
  'AWS::Lambda::Alias': {
    kind: 'map',
    keys: {
      CodeDeployLambdaAliasUpdate: {
        kind: 'map',
        keys: {
          AfterAllowTrafficHook: TEXT,
          ApplicationName: TEXT,
          BeforeAllowTrafficHook: TEXT,
          DeploymentGroupName: TEXT,
        },
      },
    },
  },
};
