import { fieldsOf, required } from './fields.ts';
import { arn, nameOf } from './place.ts';
import { list, serviceOf } from './service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from './tagging.ts';

const opensearch = serviceOf<typeof import('@aws-sdk/client-opensearch')>({
  id: 'opensearch',
  label: 'OpenSearch',
  iamPrefix: 'es',
});

const describeDomains = opensearch.op('DescribeDomains');

const gone = ['ResourceNotFoundException'];

/** Domains of OpenSearch and of Elasticsearch. */
export const domain = list(opensearch.op('ListDomainNames'), { items: (page) => page.DomainNames })
  .shared('tags', getTaggedResources, tagsOfType('es:domain'))
  .batch('described', describeDomains, {
    size: 5,
    input: (domains) => ({ DomainNames: domains.flatMap(({ DomainName }) => DomainName ?? []) }),
    pick: (output, { DomainName }) => output.DomainStatusList?.find((status) => status.DomainName === DomainName),
    absent: gone,
  })
  .lookup(describeDomains, {
    input: (ref) => ({ DomainNames: [nameOf(ref)] }),
    items: (page) => page.DomainStatusList?.map(({ DomainName }) => ({ DomainName })),
    gone,
  })
  .as({
    type: 'AWS.OpenSearch.Domain',
    cfn: 'AWS::OpenSearchService::Domain',
    label: 'OpenSearch domains',
    icon: 'search',
    scope: 'regional',
    volatile: ['DomainProcessingStatus', 'Processing', 'UpgradeProcessing'],
    consolePath: (ref) => `aos/home?region=${ref.region}#opensearch/domains/${encodeURIComponent(nameOf(ref))}`,
    model: ({ DomainName }, d, place) => {
      if (d.described === null) return undefined;
      const name = required(DomainName, 'DomainName');
      const domainArn = d.described?.ARN ?? arn(place, 'es', `domain/${name}`);
      return {
        resourceId: domainArn,
        arn: domainArn,
        id: d.described?.DomainId,
        name,
        tags: tagsAt(d.tags, domainArn),
        attributes: fieldsOf(d.described, [
          'AIMLOptions',
          'AccessPolicies',
          'AdvancedOptions',
          'AdvancedSecurityOptions',
          'AutoTuneOptions',
          'ClusterConfig',
          'CognitoOptions',
          'Created',
          'Deleted',
          'DomainEndpointOptions',
          'DomainProcessingStatus',
          'EBSOptions',
          'EncryptionAtRestOptions',
          'Endpoint',
          'EndpointV2',
          'Endpoints',
          'EngineVersion',
          'IPAddressType',
          'IdentityCenterOptions',
          'LogPublishingOptions',
          'NodeToNodeEncryptionOptions',
          'OffPeakWindowOptions',
          'Processing',
          'ServiceSoftwareOptions',
          'SnapshotOptions',
          'SoftwareUpdateOptions',
          'UpgradeProcessing',
          'VPCOptions',
        ]),
      };
    },
  });
