import { dateOf, fieldsOf, partOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { gone, lambda } from './service.ts';

/** The latest version of each layer. Older ones may still be there and in use; AWS lists them by layer only. */
export const layerVersion = list(lambda.op('ListLayers'), { input: { MaxItems: 50 }, items: (page) => page.Layers })
  .detail(
    'policy',
    lambda.op('GetLayerVersionPolicy'),
    ({ LayerName, LatestMatchingVersion: latest }) => ({ LayerName, VersionNumber: latest?.Version }),
    { absent: gone },
  )
  // Describing one version would also give a link to its code.
  .lookup(lambda.op('ListLayerVersions'), {
    input: (ref) => ({ LayerName: partsOf(ref.resourceId).name, MaxItems: 50 }),
    items: (page, { resourceId }) =>
      page.LayerVersions?.filter((version) => version.LayerVersionArn === resourceId).map((version) => ({
        LayerName: partsOf(resourceId).name,
        LatestMatchingVersion: version,
      })),
    gone,
  })
  .as({
    type: 'AWS.Lambda.LayerVersion',
    cfn: 'AWS::Lambda::LayerVersion',
    label: 'Lambda layers',
    icon: 'layers',
    scope: 'regional',
    consolePath: (ref) => {
      const { name, version } = partsOf(ref.resourceId);
      return `lambda/home?region=${ref.region}#/layers/${name}/versions/${version}`;
    },
    model: (layer, d) => {
      const version = required(layer.LatestMatchingVersion, 'LatestMatchingVersion');
      const versionArn = required(version.LayerVersionArn, 'LayerVersionArn');
      return {
        resourceId: versionArn,
        arn: versionArn,
        name: layer.LayerName,
        // Layers cannot have any.
        tags: {},
        timeCreated: dateOf(version.CreatedDate),
        attributes: {
          ...fieldsOf(version, [
            'CompatibleArchitectures',
            'CompatibleRuntimes',
            'Description',
            'LicenseInfo',
            'Version',
          ]),
          Policy: partOf(d.policy, (output) => output.Policy),
        },
      };
    },
  });

/** Of `arn:aws:lambda:eu-west-1:123456789012:layer:shared:3`: the layer `shared` and its version `3`. */
function partsOf(versionArn: string): { readonly name: string; readonly version: string } {
  const [name = '', version = ''] = versionArn.split(':').slice(6);
  return { name, version };
}
