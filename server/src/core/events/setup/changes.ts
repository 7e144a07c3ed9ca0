/** The events that have to come through, to try patterns with. */
import { servicePrincipal } from '../../regions/partition.ts';
import type { Fields } from './fields.ts';

/** What calls begin with that change something: a rule that names some of them loses the others. */
const verbs = ['Add', 'Associate', 'Attach', 'Authorize', 'Create', 'Delete', 'Detach', 'Disable', 'Enable', 'Modify'];
const moreVerbs = ['Put', 'Register', 'Remove', 'Revoke', 'Run', 'Set', 'Start', 'Stop', 'Tag', 'Terminate', 'Update'];

export interface EventPlace {
  readonly accountId: string;
  readonly region: string;
}

/** Those of the services of which some change does not come through. `comesThrough` is asked with the verb of a call. */
export function missedSources(
  sources: readonly string[],
  comesThrough: (source: string, verb: string) => boolean,
): readonly string[] {
  return sources.filter((source) => [...verbs, ...moreVerbs].some((verb) => !comesThrough(source, verb)));
}

/** A call that changes something, as CloudTrail tells EventBridge of it. */
export function changeEvent(source: string, verb: string, { accountId, region }: EventPlace): Fields {
  return {
    version: '0',
    source: `aws.${source}`,
    'detail-type': 'AWS API Call via CloudTrail',
    account: accountId,
    region,
    detail: {
      eventSource: servicePrincipal(source),
      eventName: `${verb}Thing`,
      eventType: 'AwsApiCall',
      eventCategory: 'Management',
      managementEvent: true,
      readOnly: false,
      awsRegion: region,
      recipientAccountId: accountId,
    },
  };
}

/** What a service changes by itself: a key that is deleted after its waiting time. */
export function serviceEvent({ accountId, region }: EventPlace): Fields {
  return {
    version: '0',
    source: 'aws.kms',
    'detail-type': 'AWS Service Event via CloudTrail',
    account: accountId,
    region,
    detail: {
      eventSource: servicePrincipal('kms'),
      eventName: 'DeleteKey',
      eventType: 'AwsServiceEvent',
      readOnly: false,
    },
  };
}
