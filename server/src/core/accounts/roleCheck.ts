/** Whether a role that an account needs can be used. */

/** scan: PantherAuditRole; stackSetExecution: needed for real time; remediation: needed for automatic remediation. */
export type RoleKind = 'scan' | 'stackSetExecution' | 'remediation';

export interface RoleCheck {
  readonly role: RoleKind;
  readonly roleArn: string;
  /** `off`: the account does not ask for it. */
  readonly status: 'ok' | 'failed' | 'off';
  /** Why it failed; null when ok or off. */
  readonly reason: string | null;
  /** What to do about a failure or a warning; null: nothing. */
  readonly hint: string | null;
  /** The role works, but not as safely as it should (it can be assumed without its external id). */
  readonly warning: string | null;
  /** Epoch milliseconds. */
  readonly checkedAt: number;
}
