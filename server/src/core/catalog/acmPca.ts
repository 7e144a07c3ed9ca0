import { fieldsOf, required } from './fields.ts';
import { list, serviceOf } from './service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from './tagging.ts';

const acmPca = serviceOf<typeof import('@aws-sdk/client-acm-pca')>({ id: 'acm-pca', label: 'Private CA' });

const gone = ['ResourceNotFoundException'];

export const certificateAuthority = list(acmPca.op('ListCertificateAuthorities'), {
  input: { MaxResults: 1000 },
  items: (page) => page.CertificateAuthorities,
})
  .shared('tags', getTaggedResources, tagsOfType('acm-pca'))
  // One that was deleted is shared with nobody; AWS keeps it for a while, and does not tell its policy.
  .detail('policy', acmPca.op('GetPolicy'), (c) => (c.Status === 'DELETED' ? undefined : { ResourceArn: c.Arn }), {
    absent: gone,
  })
  .lookup(acmPca.op('DescribeCertificateAuthority'), {
    input: (ref) => ({ CertificateAuthorityArn: ref.resourceId }),
    items: (page) => page.CertificateAuthority && [page.CertificateAuthority],
    gone,
  })
  .as({
    type: 'AWS.ACMPCA.CertificateAuthority',
    cfn: 'AWS::ACMPCA::CertificateAuthority',
    label: 'Private certificate authorities',
    icon: 'verified',
    scope: 'regional',
    consolePath: (ref) => `acm-pca/home?region=${ref.region}#/details?arn=${ref.resourceId}`,
    model: (c, d) => {
      const authorityArn = required(c.Arn, 'Arn');
      return {
        resourceId: authorityArn,
        arn: authorityArn,
        id: authorityArn.split('/').at(-1),
        name: c.CertificateAuthorityConfiguration?.Subject?.CommonName,
        tags: tagsAt(d.tags, authorityArn),
        timeCreated: c.CreatedAt,
        attributes: {
          ...fieldsOf(c, [
            'CertificateAuthorityConfiguration',
            'FailureReason',
            'KeyStorageSecurityStandard',
            'LastStateChangeAt',
            'NotAfter',
            'NotBefore',
            'OwnerAccount',
            'RestorableUntil',
            'RevocationConfiguration',
            'Serial',
            'Status',
            'Type',
            'UsageMode',
          ]),
          ...fieldsOf(d.policy, ['Policy']),
        },
      };
    },
  });
