/** Whether SNS sent an envelope. https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html */
import { createVerify } from 'node:crypto';
import type { SnsEnvelope } from './delivery.ts';

const certificateHost = /^sns\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/;

/** The address of the certificate, if it is SNS's own; anybody could put another one into a message. */
export function certificateUrl({ signingCertUrl }: SnsEnvelope): URL | null {
  const url = URL.parse(signingCertUrl);
  if (url === null || url.protocol !== 'https:' || url.port !== '' || url.username !== '') return null;
  return certificateHost.test(url.hostname) && url.pathname.endsWith('.pem') ? url : null;
}

/** `certificate`: PEM. */
export function isSignedBy(envelope: SnsEnvelope, certificate: string): boolean {
  const { signatureVersion: version } = envelope;
  if (version !== '1' && version !== '2') return false;
  const verify = createVerify(version === '1' ? 'RSA-SHA1' : 'RSA-SHA256');
  verify.update(signedText(envelope));
  try {
    return verify.verify(certificate, envelope.signature, 'base64');
  } catch {
    // What is no certificate has signed nothing.
    return false;
  }
}

function signedText(envelope: SnsEnvelope): string {
  const { type, message, messageId, subject, timestamp, topicArn, token, subscribeUrl } = envelope;
  const parts: readonly (readonly [string, string | null])[] =
    type === 'Notification'
      ? [
          ['Message', message],
          ['MessageId', messageId],
          ['Subject', subject],
          ['Timestamp', timestamp],
          ['TopicArn', topicArn],
          ['Type', type],
        ]
      : [
          ['Message', message],
          ['MessageId', messageId],
          ['SubscribeURL', subscribeUrl],
          ['Timestamp', timestamp],
          ['Token', token],
          ['TopicArn', topicArn],
          ['Type', type],
        ];
  return parts.flatMap(([name, value]) => (value === null ? [] : [`${name}\n${value}\n`])).join('');
}
