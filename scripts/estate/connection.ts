import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { NodeHttpHandler } from '@smithy/node-http-handler';

/** How to reach one account of the emulator in one region; what every client of the SDK takes. */
export interface Connection {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  readonly maxAttempts: number;
  readonly requestHandler: NodeHttpHandler;
}

export const homeRegion = 'us-east-1';

/** The rights that Organizations gives: the emulator lets anyone assume this role, in any account. */
export async function connectTo(endpoint: string, accountId: string): Promise<Connection> {
  const anyone: Connection = {
    endpoint,
    region: homeRegion,
    credentials: { accessKeyId: 'ANYONE', secretAccessKey: 'anyone' },
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler(),
  };
  const { Credentials: granted } = await new STSClient(anyone).send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${accountId}:role/OrganizationAccountAccessRole`,
      RoleSessionName: 'estate',
    }),
  );
  if (!granted?.AccessKeyId || !granted.SecretAccessKey || !granted.SessionToken) {
    throw new Error(`The emulator gave no credentials for account ${accountId}`);
  }
  return {
    ...anyone,
    credentials: {
      accessKeyId: granted.AccessKeyId,
      secretAccessKey: granted.SecretAccessKey,
      sessionToken: granted.SessionToken,
    },
  };
}
