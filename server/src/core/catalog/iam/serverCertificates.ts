import { fieldsOf, required, tagsOf } from '../fields.ts';
import { lastPart } from '../place.ts';
import { list } from '../service.ts';
import { iam, noSuchEntity } from './service.ts';

const getCertificate = iam.op('GetServerCertificate');

/** Certificates that were uploaded to IAM, before ACM or where it is missing. AWS never tells the private key. */
export const serverCertificate = list(iam.op('ListServerCertificates'), {
  input: { MaxItems: 1000 },
  items: (page) => page.ServerCertificateMetadataList,
})
  .detail('certificate', getCertificate, (c) => ({ ServerCertificateName: c.ServerCertificateName }), {
    absent: noSuchEntity,
  })
  .lookup(getCertificate, {
    input: (ref) => ({ ServerCertificateName: lastPart(ref) }),
    items: ({ ServerCertificate: found }) =>
      found?.ServerCertificateMetadata === undefined ? undefined : [found.ServerCertificateMetadata],
    gone: noSuchEntity,
  })
  .as({
    type: 'AWS.IAM.ServerCertificate',
    cfn: 'AWS::IAM::ServerCertificate',
    label: 'IAM server certificates',
    icon: 'verified',
    scope: 'global',
    // The console has no page for them.
    consolePath: () => 'iam/home#/home',
    model: (c, d) => {
      if (d.certificate === null) return undefined;
      const certificateArn = required(c.Arn, 'Arn');
      const certificate = d.certificate?.ServerCertificate;
      return {
        resourceId: certificateArn,
        arn: certificateArn,
        id: c.ServerCertificateId,
        name: c.ServerCertificateName,
        tags: certificate && tagsOf(certificate.Tags ?? null),
        timeCreated: c.UploadDate,
        attributes: {
          ...fieldsOf(c, ['Expiration', 'Path']),
          ...fieldsOf(certificate, ['CertificateBody', 'CertificateChain']),
        },
      };
    },
  });
