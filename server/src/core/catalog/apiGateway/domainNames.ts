import { fieldsOf, partOf, required } from '../fields.ts';
import { list } from '../service.ts';
import type { ResourceRef } from '../types.ts';
import { policyText } from './policyText.ts';
import { apiArn, apiGateway, gone, pageSize } from './service.ts';

/** Of `/domainnames/api.example.com`, and of `/domainnames/api.internal+a1b2c3`: there may be private ones of one name. */
function domainOf(ref: ResourceRef): { readonly domainName: string; readonly domainNameId?: string } {
  const [domainName = '', domainNameId] = (ref.resourceId.split('/domainnames/')[1] ?? '').split('+');
  return { domainName, ...(domainNameId !== undefined && { domainNameId }) };
}

export const domainName = list(apiGateway.op('GetDomainNames'), {
  input: { limit: pageSize },
  items: (page) => page.items,
})
  .lookup(apiGateway.op('GetDomainName'), {
    input: domainOf,
    items: (page) => (page.domainName === undefined ? undefined : [page]),
    gone,
  })
  .as({
    type: 'AWS.ApiGateway.DomainName',
    cfn: 'AWS::ApiGateway::DomainName',
    label: 'API Gateway domain names',
    icon: 'globe',
    scope: 'regional',
    consolePath: (ref) => {
      const domain = encodeURIComponent(domainOf(ref).domainName);
      return `apigateway/main/publish/domain-names?api=unselected&domain=${domain}&region=${ref.region}`;
    },
    model: (n, _, place) => {
      const name = required(n.domainName, 'domainName');
      const resourceId = n.domainNameArn ?? apiArn(place, `/domainnames/${name}`);
      return {
        resourceId,
        arn: resourceId,
        id: n.domainNameId,
        name,
        tags: n.tags ?? {},
        attributes: {
          ...fieldsOf(n, [
            'certificateArn',
            'certificateName',
            'certificateUploadDate',
            'distributionDomainName',
            'distributionHostedZoneId',
            'domainNameStatus',
            'domainNameStatusMessage',
            'endpointAccessMode',
            'endpointConfiguration',
            'mutualTlsAuthentication',
            'ownershipVerificationCertificateArn',
            'regionalCertificateArn',
            'regionalCertificateName',
            'regionalDomainName',
            'regionalHostedZoneId',
            'routingMode',
            'securityPolicy',
          ]),
          managementPolicy: partOf(n.managementPolicy ?? null, policyText),
          policy: partOf(n.policy ?? null, policyText),
        },
      };
    },
  });
