import { dateOf, fieldsOf, listedIn, required, tagsOf } from '../fields.ts';
import { arn } from '../place.ts';
import { list } from '../service.ts';
import { isTerminated } from './instances.ts';
import { ec2, ec2Id, ownedBy, pageSize, withHidden } from './service.ts';

const describeImages = ec2.op('DescribeImages');

/** The most values that EC2 takes in one filter. */
const filterValues = 200;

function inGroups<T>(values: readonly T[], size: number): readonly T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, i) => values.slice(i * size, (i + 1) * size));
}

/** The account's own images, and those of others that its instances run. */
export const image = list(describeImages, {
  input: { Owners: ['self'], MaxResults: pageSize },
  items: (page) => page.Images,
})
  .shared('inUse', ec2.op('DescribeInstances'), {
    input: { MaxResults: pageSize, ...withHidden },
    index: (pages) => {
      const instances = listedIn(pages, (page) => page.Reservations).flatMap((r) => r.Instances ?? []);
      return [...new Set(instances.flatMap((i) => (i.ImageId && !isTerminated(i) ? [i.ImageId] : [])))];
    },
  })
  .also(describeImages, {
    needs: ['inUse'],
    // By filter, because asking for an image by its id fails where one of them is gone.
    inputs: (d) =>
      inGroups(d.inUse ?? [], filterValues).map((ids) => ({
        Filters: [{ Name: 'image-id', Values: ids }],
        IncludeDeprecated: true,
        MaxResults: pageSize,
      })),
    items: (page) => page.Images,
  })
  .lookup(describeImages, {
    input: (ref) => ({ Filters: [{ Name: 'image-id', Values: [ec2Id(ref)] }], IncludeDeprecated: true }),
    items: (page) => page.Images,
  })
  .as({
    type: 'AWS.EC2.AMI',
    cfn: null,
    label: 'Machine images',
    icon: 'package',
    scope: 'regional',
    consolePath: (ref) => `ec2/home?region=${ref.region}#ImageDetails:imageId=${ec2Id(ref)}`,
    model: (image, _, place) => {
      const id = required(image.ImageId, 'ImageId');
      const imageArn = arn(place, 'ec2', `image/${id}`, ownedBy(image.OwnerId));
      return {
        resourceId: imageArn,
        arn: imageArn,
        id,
        name: image.Name,
        tags: tagsOf(image.Tags ?? null),
        timeCreated: dateOf(image.CreationDate),
        attributes: fieldsOf(image, [
          'Architecture',
          'BlockDeviceMappings',
          'Description',
          'EnaSupport',
          'Hypervisor',
          'ImageLocation',
          'ImageOwnerAlias',
          'ImageType',
          'KernelId',
          'OwnerId',
          'Platform',
          'ProductCodes',
          'Public',
          'RamdiskId',
          'RootDeviceName',
          'RootDeviceType',
          'SriovNetSupport',
          'State',
          'StateReason',
          'VirtualizationType',
        ]),
      };
    },
  });
