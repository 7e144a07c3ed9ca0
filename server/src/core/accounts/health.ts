/** How an account does: its roles, its scans, its real time. */
import type { ScanRow } from '../ports.ts';
import type { Coverage } from '../tree/coverage.ts';
import { percent, plural } from '../tree/words.ts';
import type { Account } from './account.ts';
import { type AccountProblem, problemWords } from './accountProblem.ts';
import type { RoleCheck, RoleKind } from './roleCheck.ts';

/** The worst first: something does not work; something to look at; not known yet; all is well; switched off by a person. */
export const healthStates = ['broken', 'warning', 'unknown', 'ok', 'off'] as const;
export type HealthState = (typeof healthStates)[number];

export type RoleState = 'ok' | 'warning' | 'failed' | 'off' | 'unchecked';

export interface Finding {
  readonly text: string;
  /** What to do; null: nothing that we know of. */
  readonly hint: string | null;
}

export interface AccountHealth {
  readonly accountId: string;
  readonly accountName: string;
  readonly label: string;
  readonly state: HealthState;
  readonly roles: Readonly<Record<RoleKind, RoleState>>;
  /** When its roles were checked last, epoch milliseconds; null: never. */
  readonly checkedAt: number | null;
  /** In a few words: `live, 3 regions`; null: off. */
  readonly realTime: string | null;
  /** When its last whole scan ended, epoch milliseconds; null: never. */
  readonly scannedAt: number | null;
  /** Of the cells that can be read, 0 to 100; null: it was never scanned. */
  readonly coverage: number | null;
  readonly resources: number;
  /** Stacks of the StackSet that need attention; null: it has none here. */
  readonly stacksToMend: number | null;
  /** What is wrong, the gravest first. */
  readonly findings: readonly Finding[];
}

export interface HealthFacts {
  readonly account: Account;
  readonly checks: readonly RoleCheck[];
  readonly problem: AccountProblem | null;
  readonly lastScan: ScanRow | null;
  readonly lastWholeScan: ScanRow | null;
  readonly coverage: Coverage;
  readonly resources: number;
  /** Null: off. */
  readonly realTime: { readonly text: string; readonly tone: 'ok' | 'normal' | 'warning' | 'error' } | null;
  readonly stacks: { readonly instances: number; readonly attention: number } | null;
}

const roleWords: Readonly<Record<RoleKind, string>> = {
  scan: 'Scan role',
  stackSetExecution: 'StackSet execution role',
  remediation: 'Remediation role',
};

export function accountHealth(facts: HealthFacts): AccountHealth {
  const { account, checks, coverage, lastWholeScan, resources, realTime, stacks } = facts;
  const broken = brokenFindings(facts);
  const warnings = warningFindings(facts);
  return {
    accountId: account.id,
    accountName: account.name,
    label: account.label,
    state: stateOf(facts, broken.length, warnings.length),
    roles: {
      scan: roleState(checks, 'scan'),
      stackSetExecution: roleState(checks, 'stackSetExecution'),
      remediation: roleState(checks, 'remediation'),
    },
    checkedAt: checks.length === 0 ? null : Math.min(...checks.map(({ checkedAt }) => checkedAt)),
    realTime: realTime?.text ?? null,
    scannedAt: lastWholeScan?.finishedAt ?? null,
    coverage: coverage.cells === 0 ? null : Math.floor((coverage.read / coverage.cells) * 100),
    resources,
    stacksToMend: stacks?.attention ?? null,
    findings: account.enabled ? [...broken, ...warnings] : [],
  };
}

function stateOf({ account, checks, lastScan }: HealthFacts, broken: number, warnings: number): HealthState {
  if (!account.enabled) return 'off';
  if (broken > 0) return 'broken';
  if (warnings > 0) return 'warning';
  return checks.length === 0 && lastScan === null ? 'unknown' : 'ok';
}

function roleState(checks: readonly RoleCheck[], kind: RoleKind): RoleState {
  const check = checks.find(({ role }) => role === kind);
  if (check === undefined) return 'unchecked';
  return check.status === 'ok' && check.warning !== null ? 'warning' : check.status;
}

function brokenFindings({ checks, problem, realTime }: HealthFacts): readonly Finding[] {
  const findings: Finding[] = checks
    .filter(({ status }) => status === 'failed')
    .map(({ role, reason, hint }) => ({ text: `${roleWords[role]}: ${reason ?? 'it cannot be used'}`, hint }));
  // Where the check of the scan role says more, it stands for the scan that could not begin.
  const isTold = problem?.code === 'ROLE' && checks.some(({ role, status }) => role === 'scan' && status === 'failed');
  if (problem !== null && !isTold) {
    findings.push({ text: `Scan: ${problemWords(problem)}. ${problem.message}`, hint: problem.hint });
  }
  if (realTime?.tone === 'error') findings.push({ text: `Real time: ${realTime.text}`, hint: checkRealTime });
  return findings;
}

const checkRealTime = 'See where it stops: "Panther: Check Real-Time Setup" or `panther-scan events check`.';

function warningFindings({ checks, coverage, realTime, stacks, lastScan }: HealthFacts): readonly Finding[] {
  const findings: Finding[] = checks.flatMap(({ role, warning, hint }) =>
    warning === null ? [] : [{ text: `${roleWords[role]}: ${warning}`, hint }],
  );
  if (coverage.attention > 0) {
    findings.push({
      text: `Coverage: ${percent(coverage.read, coverage.cells)}, ${plural(coverage.attention, 'cell was', 'cells were')} not read`,
      hint: 'See why under the account’s Coverage in the Sources view, or with `panther-scan scan report ACCOUNT`; then `panther-scan scan ACCOUNT --failed`.',
    });
  }
  if (realTime?.tone === 'warning') findings.push({ text: `Real time: ${realTime.text}`, hint: checkRealTime });
  if (stacks !== null && stacks.attention > 0) {
    findings.push({
      text: `StackSet: ${plural(stacks.attention, 'stack needs', 'stacks need')} attention`,
      hint: 'See why under its StackSet in the Sources view, or with `panther-scan stackset status --failed`.',
    });
  }
  if (lastScan?.status === 'interrupted') {
    findings.push({ text: 'Scan: the last one was interrupted', hint: 'Scan the account again.' });
  }
  return findings;
}
