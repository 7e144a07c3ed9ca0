import { CreateDomainCommand, OpenSearchClient } from '@aws-sdk/client-opensearch';
import type { SearchDomain } from '../blueprint/data.ts';
import { allowPolicy } from '../policies.ts';
import { arn, type Site } from '../site.ts';
import { tagList } from '../tags.ts';

export async function seedSearchDomains(site: Site, domains: readonly SearchDomain[]): Promise<void> {
  const openSearch = new OpenSearchClient(site.connection);
  for (const { name, owner, encrypted, openTo } of domains) {
    await openSearch.send(
      new CreateDomainCommand({
        DomainName: name,
        EngineVersion: 'OpenSearch_2.19',
        ClusterConfig: { InstanceType: 'm6g.large.search', InstanceCount: 2 },
        EBSOptions: { EBSEnabled: true, VolumeSize: 100, VolumeType: 'gp3' },
        EncryptionAtRestOptions: { Enabled: encrypted },
        NodeToNodeEncryptionOptions: { Enabled: encrypted },
        DomainEndpointOptions: { EnforceHTTPS: encrypted, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-2019-07' },
        AccessPolicies: allowPolicy(openTo, ['es:ESHttp*'], `${arn(site, 'es', `domain/${name}`)}/*`),
        TagList: tagList(owner),
      }),
    );
  }
}
