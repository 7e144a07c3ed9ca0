/** Whether the StackSet admin role can do its work: CloudFormation may assume it, and it may assume the execution roles. */
import type { MasterAccount, Region } from '../accounts/account.ts';
import type { Json } from '../json.ts';
import { matchesGlob } from '../regions/glob.ts';
import { servicePrincipal } from '../regions/partition.ts';
import type { Advice } from './plan.ts';
import { adminRoleName, executionRoleName } from './realTimeStackSet.ts';

export interface RolePolicies {
  /** JSON, as IAM gives it: percent-encoded or not. */
  readonly trust: string;
  readonly inline: readonly string[];
  /** It has managed policies, too, which were not read. */
  readonly hasManaged: boolean;
}

const hint = 'Deploy the StackSet admin-role stack in the master account, or mend the role.';

/** Null: nothing hinders it, as far as can be told. */
export function adminRoleProblem(master: MasterAccount, { trust, inline, hasManaged }: RolePolicies): Advice | null {
  const name = adminRoleName(master);
  const trusts = allowing(trust, 'sts:AssumeRole').some(({ Principal }) => names(Principal).some(isCloudFormation));
  if (!trusts) return { text: `CloudFormation may not assume the role ${name}.`, hint };
  const resources = inline
    .flatMap((policy) => allowing(policy, 'sts:AssumeRole'))
    .flatMap(({ Resource }) => texts(Resource));
  const execution = executionRoleName(master);
  if (hasManaged || resources.some((resource) => matchesGlob(rolePart(resource), execution))) return null;
  const others = resources.map(rolePart).join(', ');
  return {
    text: `The role ${name} may not assume ${execution}, only: ${others || 'nothing'}`,
    hint:
      others.length > 0 && execution.startsWith(others)
        ? `${hint} The region is missing at the end of the name.`
        : hint,
  };
}

/** Whether CloudFormation may assume the role for what it does in a region that is disabled by default. */
export function trustsRegion({ trust }: RolePolicies, region: Region): boolean {
  const wanted = servicePrincipal(`cloudformation.${region}`);
  return allowing(trust, 'sts:AssumeRole').some(({ Principal }) =>
    names(Principal).some((principal) => principal === wanted || principal === '*'),
  );
}

interface Statement {
  readonly Principal?: Json;
  readonly Resource?: Json;
}

function allowing(document: string, action: string): readonly Statement[] {
  const { Statement } = parse(document);
  const statements = Array.isArray(Statement) ? Statement : [Statement];
  return statements.filter(isObject).filter(({ Effect, Action }) => {
    const actions = texts(Action);
    return Effect === 'Allow' && actions.some((given) => matchesGlob(given.toLowerCase(), action.toLowerCase()));
  });
}

function parse(document: string): Readonly<Record<string, Json>> {
  try {
    const value: unknown = JSON.parse(document.startsWith('%') ? decodeURIComponent(document) : document);
    return isObject(value) ? value : {};
  } catch {
    // What is no policy allows nothing.
    return {};
  }
}

function isObject(value: unknown): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function texts(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function names(principal: Json | undefined): readonly string[] {
  return isObject(principal) ? texts(principal['Service']) : texts(principal);
}

function isCloudFormation(principal: string): boolean {
  return principal === servicePrincipal('cloudformation') || principal === '*';
}

/** `arn:aws:iam::*:role/Name` -> `Name`; what is no role's ARN stays, as `*`. */
function rolePart(resource: string): string {
  const start = resource.indexOf(':role/');
  return start < 0 ? resource : resource.slice(resource.lastIndexOf('/') + 1);
}
