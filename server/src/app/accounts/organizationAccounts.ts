/** The accounts of the organization that the master account is in. */
import { labelLimit, nameLimit } from '../../core/accounts/draft.ts';
import type { ImportRow } from '../../core/accounts/importPlan.ts';
import { organizations } from '../../core/catalog/organizations/service.ts';
import { AppError, AwsFailure } from '../../core/errors.ts';
import type { AwsSession } from '../../core/ports.ts';
import { homeRegion } from '../../core/regions/partition.ts';
import type { AppContext } from '../context.ts';
import { operatorSession } from './operatorSession.ts';
import { requireMaster } from './requireMaster.ts';

export interface OrganizationChoice {
  /** Ids of units whose accounts are meant, those of units within too; null: all. */
  readonly units: readonly string[] | null;
}

export interface OrganizationAccounts {
  readonly rows: readonly ImportRow[];
  /** Accounts that are suspended or closed, which are left out. */
  readonly suspended: number;
}

/** A unit of the organization. */
export interface OrganizationUnit {
  readonly id: string;
  /** The names of the units that it is in, and its own: `Workloads / Production`. */
  readonly path: string;
}

/** All units, each after the one that it is in. @throws AppError AWS where the master account may not list them; AwsFailure */
export async function organizationUnits(ctx: AppContext, signal: AbortSignal): Promise<readonly OrganizationUnit[]> {
  return inOrganization(ctx, signal, async (session, options) => {
    const units: OrganizationUnit[] = [];
    for (const root of await startUnits(session, options, null)) {
      for await (const unit of unitsIn(session, options, { id: root.id, path: '' })) units.push(unit);
    }
    return units;
  });
}

export interface OrganizationTree {
  /** The account that the organization belongs to. */
  readonly managementId: string;
  readonly rootId: string;
  /** With the active accounts of units within. */
  readonly units: readonly (OrganizationUnit & { readonly accountIds: readonly string[] })[];
  /** All active accounts. */
  readonly memberIds: readonly string[];
}

/**
 * As the caller's own session in the master account sees it.
 * @throws AppError AWS where it may not list them; AwsFailure
 */
export async function organizationTree(own: AwsSession, signal: AbortSignal): Promise<OrganizationTree> {
  return asOrganization(own, signal, async (session, options) => {
    const { Organization } = await session.call(organizations.op('DescribeOrganization'), {}, options);
    const [root] = await startUnits(session, options, null);
    const rootId = root?.id ?? '';
    const units: (OrganizationUnit & { readonly accountIds: readonly string[] })[] = [];
    const within = async (unit: OrganizationUnit): Promise<readonly string[]> => {
      const ids: string[] = [];
      for await (const page of session.pages(
        organizations.op('ListAccountsForParent'),
        { ParentId: unit.id },
        options,
      )) {
        ids.push(...(page.Accounts ?? []).filter(isActive).flatMap(({ Id }) => Id ?? []));
      }
      for await (const child of childrenOf(session, options, unit)) {
        const place = units.length;
        const accountIds = await within(child);
        units.splice(place, 0, { ...child, accountIds });
        ids.push(...accountIds);
      }
      return ids;
    };
    const memberIds = await within({ id: rootId, path: '' });
    return { managementId: Organization?.MasterAccountId ?? '', rootId, units, memberIds };
  });
}

/**
 * Every account that is active, labelled by the unit that it is in.
 * @throws AppError AWS where the master account may not list them; AwsFailure
 */
export async function organizationAccounts(
  ctx: AppContext,
  { units }: OrganizationChoice,
  signal: AbortSignal,
): Promise<OrganizationAccounts> {
  return inOrganization(ctx, signal, async (session, options) => {
    const rows = new Map<string, ImportRow>();
    let suspended = 0;
    for (const unit of await startUnits(session, options, units)) {
      for await (const { account, label } of accountsIn(session, options, unit)) {
        const id = account.Id ?? '';
        if (!isActive(account)) suspended += 1;
        // A unit that was chosen may lie within another that was chosen too.
        else if (!rows.has(id)) rows.set(id, { line: null, id, name: shortened(account.Name, nameLimit), label });
      }
    }
    return { rows: [...rows.values()], suspended };
  });
}

async function inOrganization<T>(
  ctx: AppContext,
  signal: AbortSignal,
  work: (session: AwsSession, options: Options) => Promise<T>,
): Promise<T> {
  const session = await operatorSession(ctx, await requireMaster(ctx), signal);
  try {
    return await asOrganization(session, signal, work);
  } finally {
    session.close();
  }
}

async function asOrganization<T>(
  session: AwsSession,
  signal: AbortSignal,
  work: (session: AwsSession, options: Options) => Promise<T>,
): Promise<T> {
  try {
    return await work(session, { region: homeRegion(session.partition), signal });
  } catch (error) {
    if (
      !(error instanceof AwsFailure) ||
      (error.kind !== 'denied' && !error.code.startsWith('AWSOrganizationsNotInUse'))
    ) {
      throw error;
    }
    throw new AppError('AWS', `The accounts of the organization cannot be listed: ${error.code}: ${error.message}`, {
      accountId: session.accountId,
      hint: 'Use the management account or a delegated administrator as the profile, or import a CSV file.',
      cause: error,
    });
  }
}

interface Unit {
  readonly id: string;
  readonly label: string;
}

interface Listed {
  readonly Id?: string | undefined;
  readonly Name?: string | undefined;
  readonly Status?: string | undefined;
}

type Options = Parameters<AwsSession['call']>[2];

async function startUnits(
  session: AwsSession,
  options: Options,
  units: readonly string[] | null,
): Promise<readonly Unit[]> {
  if (units !== null) {
    const found: Unit[] = [];
    for (const id of units) {
      const input = { OrganizationalUnitId: id };
      const { OrganizationalUnit: unit } = await session.call(
        organizations.op('DescribeOrganizationalUnit'),
        input,
        options,
      );
      found.push({ id, label: labelOf(unit?.Name) });
    }
    return found;
  }
  const { Roots = [] } = await session.call(organizations.op('ListRoots'), {}, options);
  return Roots.flatMap(({ Id }) => (Id === undefined ? [] : [{ id: Id, label: 'other' }]));
}

async function* unitsIn(
  session: AwsSession,
  options: Options,
  parent: OrganizationUnit,
): AsyncIterable<OrganizationUnit> {
  for await (const unit of childrenOf(session, options, parent)) {
    yield unit;
    yield* unitsIn(session, options, unit);
  }
}

async function* childrenOf(
  session: AwsSession,
  options: Options,
  parent: OrganizationUnit,
): AsyncIterable<OrganizationUnit> {
  const input = { ParentId: parent.id };
  for await (const page of session.pages(organizations.op('ListOrganizationalUnitsForParent'), input, options)) {
    for (const { Id, Name = '' } of page.OrganizationalUnits ?? []) {
      if (Id !== undefined) yield { id: Id, path: parent.path === '' ? Name : `${parent.path} / ${Name}` };
    }
  }
}

function isActive({ Status }: Listed): boolean {
  return Status === undefined || Status === 'ACTIVE';
}

async function* accountsIn(
  session: AwsSession,
  options: Options,
  unit: Unit,
): AsyncIterable<{ readonly account: Listed; readonly label: string }> {
  for await (const page of session.pages(organizations.op('ListAccountsForParent'), { ParentId: unit.id }, options)) {
    for (const account of page.Accounts ?? []) yield { account, label: unit.label };
  }
  const input = { ParentId: unit.id };
  for await (const page of session.pages(organizations.op('ListOrganizationalUnitsForParent'), input, options)) {
    for (const { Id, Name } of page.OrganizationalUnits ?? []) {
      if (Id !== undefined) yield* accountsIn(session, options, { id: Id, label: labelOf(Name) });
    }
  }
}

function labelOf(name: string | undefined): string {
  return shortened(name, labelLimit).toLowerCase() || 'other';
}

/** AWS takes more characters in names than views and file names can bear. */
function shortened(name: string | undefined, limit: number): string {
  return (name ?? '')
    .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
    .trim()
    .slice(0, limit)
    .trim();
}
