import { fieldsOf, partOf, required } from './fields.ts';
import { lastPart } from './place.ts';
import { list, serviceOf } from './service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from './tagging.ts';

const acm = serviceOf<typeof import('@aws-sdk/client-acm')>({ id: 'acm', label: 'Certificate Manager' });

const gone = ['ResourceNotFoundException'];
const describeCertificate = acm.op('DescribeCertificate');

export const certificate = list(acm.op('ListCertificates'), {
  input: {
    MaxItems: 1000,
    Includes: {
      // Without them AWS leaves out all certificates but those of RSA 1024 and 2048.
      keyTypes: ['EC_prime256v1', 'EC_secp384r1', 'EC_secp521r1', 'RSA_1024', 'RSA_2048', 'RSA_3072', 'RSA_4096'],
    },
  },
  items: (page) => page.CertificateSummaryList,
})
  .shared('tags', getTaggedResources, tagsOfType('acm:certificate'))
  .detail('described', describeCertificate, (c) => ({ CertificateArn: c.CertificateArn }), { absent: gone })
  .lookup(describeCertificate, {
    input: (ref) => ({ CertificateArn: ref.resourceId }),
    items: (page) => {
      const { CertificateArn, CreatedAt, DomainName, ImportedAt } = page.Certificate ?? {};
      return [{ CertificateArn, CreatedAt, DomainName, ImportedAt }];
    },
    gone,
  })
  .as({
    type: 'AWS.ACM.Certificate',
    cfn: 'AWS::CertificateManager::Certificate',
    label: 'ACM certificates',
    icon: 'verified',
    scope: 'regional',
    consolePath: (ref) => `acm/home?region=${ref.region}#/certificates/${lastPart(ref)}`,
    model: (c, d) => {
      if (d.described === null) return undefined;
      const certificateArn = required(c.CertificateArn, 'CertificateArn');
      return {
        resourceId: certificateArn,
        arn: certificateArn,
        name: c.DomainName,
        tags: tagsAt(d.tags, certificateArn),
        // Imported ones have no time of creation.
        timeCreated: c.CreatedAt ?? c.ImportedAt,
        attributes: fieldsOf(
          partOf(d.described, (output) => output.Certificate),
          [
            'CertificateAuthorityArn',
            'DomainName',
            'DomainValidationOptions',
            'ExtendedKeyUsages',
            'FailureReason',
            'InUseBy',
            'IssuedAt',
            'Issuer',
            'KeyAlgorithm',
            'KeyUsages',
            'NotAfter',
            'NotBefore',
            'Options',
            'RenewalEligibility',
            'RenewalSummary',
            'RevocationReason',
            'RevokedAt',
            'Serial',
            'SignatureAlgorithm',
            'Status',
            'Subject',
            'SubjectAlternativeNames',
            'Type',
          ],
        ),
      };
    },
  });
