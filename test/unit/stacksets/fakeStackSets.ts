/**
 * CloudFormation's StackSets as its API reference describes them, for what the emulator does not do: operations that take
 * time, that fail in some places and stop there, that are stopped, and instances that are outdated afterwards. An operation
 * goes one step further each time somebody looks at it: queued, running, ended.
 */
import { awsFailure, type Script } from '../../support/scriptedSession.ts';

interface Instance {
  readonly Account: string;
  readonly Region: string;
  Status: 'CURRENT' | 'OUTDATED' | 'INOPERABLE';
  StatusReason?: string;
  StackInstanceStatus: { DetailedStatus: string };
  StackId?: string;
  LastOperationId: string;
}

interface Operation {
  readonly OperationId: string;
  readonly Action: 'CREATE' | 'UPDATE' | 'DELETE' | 'DETECT_DRIFT';
  Status: string;
  readonly CreationTimestamp: Date;
  EndTimestamp?: Date;
  StatusDetails: { FailedStackInstancesCount: number };
  readonly places: readonly { readonly Account: string; readonly Region: string }[];
  readonly tolerance: number;
  readonly retain: boolean;
  readonly results: { Account: string; Region: string; Status: string; StatusReason?: string }[];
}

export interface FakeStackSets {
  readonly script: Readonly<Record<string, Script>>;
  /** Why it fails in an account and region; replaced by tests. */
  failure: (account: string, region: string) => string | null;
  /** What runs does not end by itself. */
  isSlow: boolean;
  set: Record<string, unknown> | null;
  /** The accounts of each unit. */
  members: Readonly<Record<string, readonly string[]>>;
  /** Trusted access. */
  access: 'ENABLED' | 'DISABLED';
  readonly instances: Map<string, Instance>;
  readonly operations: Operation[];
  /** An operation that nothing ends, by others. */
  begin(action: Operation['Action']): void;
}

type Input = Record<string, unknown> & {
  readonly Accounts?: readonly string[];
  readonly DeploymentTargets?: {
    readonly OrganizationalUnitIds: readonly string[];
    readonly Accounts?: readonly string[];
  };
  readonly Regions?: readonly string[];
  readonly OperationId?: string;
  readonly RetainStacks?: boolean;
  readonly OperationPreferences?: { readonly FailureToleranceCount?: number };
};

export function fakeStackSets(): FakeStackSets {
  const instances = new Map<string, Instance>();
  const operations: Operation[] = [];
  const key = (place: { readonly Account: string; readonly Region: string }) => `${place.Account}/${place.Region}`;

  function start(Action: Operation['Action'], input: Input, places: Operation['places']): { OperationId: string } {
    const managed = (fake.set?.['ManagedExecution'] as { Active?: boolean } | undefined)?.Active === true;
    if (!managed && operations.some(({ Status }) => Status === 'RUNNING' || Status === 'QUEUED')) {
      throw awsFailure(
        'failed',
        `cloudformation:${Action}`,
        'OperationInProgressException',
        'Another Operation is in progress',
      );
    }
    const OperationId = input.OperationId ?? `theirs-${operations.length}`;
    if (operations.some((operation) => operation.OperationId === OperationId)) {
      throw awsFailure('failed', `cloudformation:${Action}`, 'OperationIdAlreadyExistsException');
    }
    operations.push({
      OperationId,
      Action,
      Status: 'QUEUED',
      CreationTimestamp: new Date(1_700_000_000_000 + operations.length * 1000),
      StatusDetails: { FailedStackInstancesCount: 0 },
      places,
      tolerance: input.OperationPreferences?.FailureToleranceCount ?? 0,
      retain: input.RetainStacks === true,
      results: places.map((place) => ({ ...place, Status: 'PENDING' })),
    });
    for (const place of Action === 'CREATE' ? places : []) {
      instances.set(key(place), {
        ...place,
        Status: 'OUTDATED',
        StackInstanceStatus: { DetailedStatus: 'PENDING' },
        LastOperationId: OperationId,
      });
    }
    return { OperationId };
  }

  function step(operation: Operation): void {
    if (operation.Status === 'QUEUED') operation.Status = 'RUNNING';
    else if (operation.Status === 'STOPPING') end(operation, 'STOPPED');
    else if (operation.Status === 'RUNNING' && !fake.isSlow) work(operation);
  }

  /** As AWS does with one account at a time: what fails beyond the tolerance of a region cancels the rest of it. */
  function work(operation: Operation): void {
    const failed = new Map<string, number>();
    for (const result of operation.results) {
      const reason = fake.failure(result.Account, result.Region);
      const count = failed.get(result.Region) ?? 0;
      if (count > operation.tolerance)
        settle(operation, result, 'CANCELLED', 'Cancelled since failure tolerance has exceeded');
      else if (reason === null) settle(operation, result, 'SUCCEEDED');
      else {
        failed.set(result.Region, count + 1);
        settle(operation, result, 'FAILED', reason);
      }
    }
    const isBad = operation.results.some(({ Status }) => Status !== 'SUCCEEDED');
    operation.StatusDetails = {
      FailedStackInstancesCount: operation.results.filter(({ Status }) => Status === 'FAILED').length,
    };
    end(operation, isBad && [...failed.values()].some((count) => count > operation.tolerance) ? 'FAILED' : 'SUCCEEDED');
  }

  function settle(operation: Operation, result: Operation['results'][number], Status: string, reason?: string): void {
    result.Status = Status;
    if (reason !== undefined) result.StatusReason = reason;
    const instance = instances.get(key(result));
    if (instance === undefined) return;
    instance.LastOperationId = operation.OperationId;
    instance.StackInstanceStatus = { DetailedStatus: Status };
    delete instance.StatusReason;
    if (reason !== undefined) instance.StatusReason = reason;
    if (Status !== 'SUCCEEDED') instance.Status = 'OUTDATED';
    else if (operation.Action === 'DELETE') instances.delete(key(result));
    else {
      instance.Status = 'CURRENT';
      instance.StackId = `arn:aws:cloudformation:${result.Region}:${result.Account}:stack/StackSet-panther-real-time-events/1`;
    }
  }

  function end(operation: Operation, status: string): void {
    operation.Status = status;
    operation.EndTimestamp = new Date(operation.CreationTimestamp.getTime() + 60_000);
  }

  const placesOf = ({ Accounts, DeploymentTargets: targets, Regions = [] }: Input) => {
    // As AWS has it: accounts for roles of one's own, units, narrowed by accounts or not, for the organization's right.
    const isOfOrganization = fake.set?.['PermissionModel'] === 'SERVICE_MANAGED';
    if (isOfOrganization !== (targets !== undefined) || isOfOrganization === (Accounts !== undefined)) {
      throw awsFailure('failed', 'cloudformation:CreateStackInstances', 'ValidationError');
    }
    const chosen =
      Accounts ?? targets?.Accounts ?? targets?.OrganizationalUnitIds.flatMap((id) => fake.members[id] ?? []) ?? [];
    return Regions.flatMap((Region) => chosen.map((Account) => ({ Account, Region })));
  };
  const known = (input: Input): Operation => {
    const found = operations.find(({ OperationId }) => OperationId === input.OperationId);
    if (found === undefined) throw awsFailure('notFound', 'cloudformation:Operation', 'OperationNotFoundException');
    return found;
  };
  const script =
    (answer: (input: Input) => unknown): Script =>
    ({ input }) =>
      answer(input as Input);
  /** A StackSet of a delegated administrator is not there for who does not say that it acts as such, and the other way. */
  const requireSet = ({ StackSetName, CallAs = 'SELF' }: Input): Record<string, unknown> => {
    const { StackSetName: name = 'panther-real-time-events', CallAs: madeAs = 'SELF' } = fake.set ?? {};
    if (fake.set !== null && StackSetName === name && CallAs === madeAs) return fake.set;
    throw awsFailure('notFound', 'cloudformation:DescribeStackSet', 'StackSetNotFoundException');
  };

  const fake: FakeStackSets = {
    failure: () => null,
    isSlow: false,
    set: null,
    members: {},
    access: 'ENABLED',
    instances,
    operations,
    begin: (action) => {
      start(action, {}, []);
    },
    script: {
      'cloudformation:DescribeStackSet': script((input) => ({ StackSet: { Status: 'ACTIVE', ...requireSet(input) } })),
      'cloudformation:CreateStackSet': script((input) => {
        if (fake.set !== null)
          throw awsFailure('failed', 'cloudformation:CreateStackSet', 'NameAlreadyExistsException');
        fake.set = input;
        return { StackSetId: 'panther-real-time-events:1' };
      }),
      'cloudformation:UpdateStackSet': script((input) => {
        fake.set = { ...requireSet(input), ...(input['UsePreviousTemplate'] === true ? {} : input) };
        const isPart = input.Accounts !== undefined || input.DeploymentTargets !== undefined;
        const places = isPart ? placesOf(input) : [...instances.values()];
        return start(
          'UPDATE',
          input,
          places.map(({ Account, Region }) => ({ Account, Region })),
        );
      }),
      'cloudformation:DeleteStackSet': script((input) => {
        requireSet(input);
        if (instances.size > 0)
          throw awsFailure('failed', 'cloudformation:DeleteStackSet', 'StackSetNotEmptyException');
        fake.set = null;
        return {};
      }),
      'cloudformation:DescribeOrganizationsAccess': script(() => ({ Status: fake.access })),
      'cloudformation:ActivateOrganizationsAccess': script(() => {
        fake.access = 'ENABLED';
        return {};
      }),
      'cloudformation:CreateStackInstances': script((input) => {
        if (fake.access === 'DISABLED' && fake.set?.['PermissionModel'] === 'SERVICE_MANAGED') {
          throw awsFailure('failed', 'cloudformation:CreateStackInstances', 'ValidationError');
        }
        return start('CREATE', input, placesOf(input));
      }),
      'cloudformation:UpdateStackInstances': script((input) => {
        requireSet(input);
        return start('UPDATE', input, placesOf(input));
      }),
      'cloudformation:DeleteStackInstances': script((input) => {
        requireSet(input);
        return start('DELETE', input, placesOf(input));
      }),
      'cloudformation:DetectStackSetDrift': script((input) => {
        requireSet(input);
        return start('DETECT_DRIFT', input, []);
      }),
      'cloudformation:ListStackInstances': script((input) => {
        requireSet(input);
        return { Summaries: [...instances.values()].map((instance) => ({ ...instance })) };
      }),
      'cloudformation:ListStackSetOperations': script((input) => {
        requireSet(input);
        for (const operation of operations) step(operation);
        return { Summaries: operations.toReversed().map((operation) => ({ ...operation })) };
      }),
      'cloudformation:DescribeStackSetOperation': script((input) => {
        const operation = known(input);
        step(operation);
        return { StackSetOperation: { ...operation } };
      }),
      'cloudformation:ListStackSetOperationResults': script((input) => ({ Summaries: known(input).results })),
      'cloudformation:StopStackSetOperation': script((input) => {
        known(input).Status = 'STOPPING';
        return {};
      }),
    },
  };
  return fake;
}
