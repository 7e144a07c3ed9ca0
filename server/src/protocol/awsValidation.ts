/** What CloudFormation itself says of a template. It is asked when a person wants it, never by itself. */
import { request } from './message.ts';

export interface AwsVerdict {
  /** Who was asked, and where. */
  readonly accountId: string;
  readonly region: string;
  /** Null: it accepts the template. */
  readonly problem: AwsProblem | null;
  /** Null: it does not accept it. */
  readonly accepted: AwsAcceptance | null;
}

export interface AwsProblem {
  /** In CloudFormation's words. */
  readonly message: string;
  /** From 1, in UTF-16 units: as exactly as the message tells, else the first line. */
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
  /** `["Resources", "Queue"]`. */
  readonly path: readonly (string | number)[];
}

export interface AwsAcceptance {
  readonly parameters: readonly {
    readonly name: string;
    readonly hasDefault: boolean;
    readonly noEcho: boolean;
  }[];
  /** What has to be acknowledged to deploy it: `CAPABILITY_IAM`. */
  readonly capabilities: readonly string[];
  readonly capabilitiesReason: string | null;
  readonly transforms: readonly string[];
}

/**
 * Asks CloudFormation with a profile's credentials; null: the default chain. `region` null: the profile's, else the
 * master account's. `name` is the file's. Null: the text is no template, and nobody was asked.
 */
export const validateWithAws = request<
  {
    readonly name: string;
    readonly text: string;
    readonly profile: string | null;
    readonly region: string | null;
  },
  AwsVerdict | null
>('panther/validation/aws');
