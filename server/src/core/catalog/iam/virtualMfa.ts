import { listedIn, partOf } from '../fields.ts';
import type { OutputOf } from '../sdk.ts';
import { iam } from './service.ts';

type Page = OutputOf<typeof import('@aws-sdk/client-iam'), 'ListVirtualMFADevices'>;
type Device = NonNullable<Page['VirtualMFADevices']>[number];

export const listVirtualMfaDevices = iam.op('ListVirtualMFADevices');

/** Devices in use, by the ARN of the user who has one. */
export const virtualMfaDevices = {
  input: { AssignmentStatus: 'Assigned' as const, MaxItems: 1000 },
  index: (pages: readonly Page[]): ReadonlyMap<string | undefined, Device> =>
    new Map(listedIn(pages, (page) => page.VirtualMFADevices).map((device) => [device.User?.Arn, device])),
};

/** The device of one user; null: none. */
export function virtualMfaOf(devices: ReadonlyMap<string | undefined, Device> | null | undefined, userArn: string) {
  return partOf(devices, (byUser) => {
    const device = byUser.get(userArn);
    return device && { EnableDate: device.EnableDate ?? null, SerialNumber: device.SerialNumber ?? null };
  });
}
