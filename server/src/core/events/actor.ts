/** Who made a call, as a person calls them. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html */
import { cleanName } from '../inventory/text.ts';
import type { Json } from '../json.ts';
import { isObject } from './values.ts';

export interface Actor {
  readonly name: string | null;
  readonly arn: string | null;
}

const LONGEST = 512;

export function actorOf(identity: Json | undefined): Actor {
  if (!isObject(identity)) return { name: null, arn: null };
  const text = (value: Json | undefined): string | null => cleanName(value, LONGEST);
  const arn = text(identity['arn']);
  const nameOf = (): string | null => {
    switch (identity['type']) {
      case 'Root':
        return 'root';
      case 'AssumedRole':
        return sessionName(arn) ?? text(identity['principalId']);
      case 'AWSService':
        return text(identity['invokedBy']);
      case 'AWSAccount':
        return text(identity['accountId']);
      default:
        return text(identity['userName']) ?? lastPart(arn) ?? text(identity['invokedBy']);
    }
  };
  return { name: nameOf() ?? text(identity['principalId']) ?? text(identity['accountId']), arn };
}

/** `Admin/alice` of `arn:aws:sts::123456789012:assumed-role/Admin/alice`: the role, and who says to be in it. */
function sessionName(arn: string | null): string | null {
  return arn === null ? null : (/:assumed-role\/(.+)$/.exec(arn)?.[1] ?? null);
}

function lastPart(arn: string | null): string | null {
  return arn === null ? null : (/[/:]([^/:]+)$/.exec(arn)?.[1] ?? null);
}
