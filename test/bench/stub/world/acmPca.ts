import { always, answersOf } from './answers.ts';

type Sdk = typeof import('@aws-sdk/client-acm-pca');

/** Its client is of before the SDK had schemas, which would tell of the list. */
export const acmPca = answersOf<Sdk>('acm-pca', {
  ListCertificateAuthorities: always({ CertificateAuthorities: [] }),
});
