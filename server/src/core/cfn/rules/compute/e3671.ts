import { valueAt } from '../../document/node.ts';
import { servicePage } from '../../documentation.ts';
import type { ObjectRule } from '../rule.ts';
import { lacks, placeOf, writtenAt } from '../written.ts';

export const e3671: ObjectRule = {
  kind: 'object',
  id: 'E3671',
  severity: 'error',
  title: 'Speed of volumes',
  about:
    'Volumes of the types io1 and io2 say how many operations a second they take; gp2, st1, sc1 and standard do not.',
  link: servicePage('AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-instance-ebs'),
  mutedByMacros: true,
  *check({ node, name, schema }) {
    if (name !== 'Ebs' || !TYPES.has(schema.type)) return;
    const type = writtenAt(node, 'VolumeType');
    if (type === undefined) return;
    const iops = valueAt(node, 'Iops');
    if (/^io[12]$/.test(type.text) && lacks(node, 'Iops')) {
      yield { span: placeOf(type.node), message: `A volume of this type needs Iops: ${type.text}` };
    }
    if (/^(?:gp2|st1|sc1|standard)$/.test(type.text) && iops?.kind === 'scalar') {
      yield { span: placeOf(iops), message: `A volume of this type takes no Iops: ${type.text}` };
    }
  },
};

const TYPES = new Set(['AWS::EC2::Instance', 'AWS::EC2::LaunchTemplate']);
