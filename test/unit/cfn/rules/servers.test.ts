import { e3042 } from '../../../../server/src/core/cfn/rules/compute/e3042.ts';
import { e3044 } from '../../../../server/src/core/cfn/rules/compute/e3044.ts';
import { e3047 } from '../../../../server/src/core/cfn/rules/compute/e3047.ts';
import { e3048 } from '../../../../server/src/core/cfn/rules/compute/e3048.ts';
import { e3052 } from '../../../../server/src/core/cfn/rules/compute/e3052.ts';
import { e3053 } from '../../../../server/src/core/cfn/rules/compute/e3053.ts';
import { e3054 } from '../../../../server/src/core/cfn/rules/compute/e3054.ts';
import { e3671 } from '../../../../server/src/core/cfn/rules/compute/e3671.ts';
import { e3706 } from '../../../../server/src/core/cfn/rules/compute/e3706.ts';
import { e3715 } from '../../../../server/src/core/cfn/rules/compute/e3715.ts';
import { another, resource } from '../../../support/resourceText.ts';
import { ruleTable } from '../../../support/ruleTable.ts';

const task = (properties: string, id = 'Task') => resource('AWS::ECS::TaskDefinition', properties, id);
const service = (taskProperties: string, properties: string, id = 'Service') =>
  `${task(taskProperties)}${another('AWS::ECS::Service', `${properties}TaskDefinition: !Ref Task`, id)}`;
const fargate = 'RequiresCompatibilities: [FARGATE]';

ruleTable(e3042, {
  good: {
    'one that is essential': task('ContainerDefinitions: [{ Name: a, Essential: false }, { Name: b }]'),
    'one of which it is not known': task('ContainerDefinitions: [{ Name: a, Essential: !Ref A }]'),
    'containers that are given': task('ContainerDefinitions: !Ref A'),
  },
  bad: {
    'none that is essential': {
      text: task('ContainerDefinitions: [{ Name: a, Essential: «false» }, { Name: b, Essential: false }]'),
      says: 'One container of a task at least is essential.',
    },
  },
});

ruleTable(e3044, {
  good: {
    'a daemon on servers': service('Cpu: 256', 'LaunchType: EC2, SchedulingStrategy: DAEMON, '),
    'a replica on Fargate': service('Cpu: 256', 'LaunchType: FARGATE, SchedulingStrategy: REPLICA, '),
  },
  bad: {
    'a daemon on Fargate': {
      text: service('Cpu: 256', 'LaunchType: FARGATE, SchedulingStrategy: «DAEMON», '),
      says: 'A service is no daemon with the LaunchType: FARGATE',
    },
  },
});

ruleTable(e3047, {
  good: {
    'sizes that there are': task(`${fargate}, Cpu: 256, Memory: 512`),
    'sizes in words': task(`${fargate}, Cpu: .5 vCPU, Memory: 3 GB`),
    'large sizes': task(`${fargate}, Cpu: 8192, Memory: 20480`),
    'sizes of servers': task('RequiresCompatibilities: [EC2], Cpu: 100, Memory: 100'),
    'a size that is given': task(`${fargate}, Cpu: 256, Memory: !Ref A`),
  },
  bad: {
    'too much memory': {
      text: task(`${fargate}, Cpu: 256, Memory: «8192»`),
      says: 'With a Cpu of 256 Fargate has some sizes of memory from 512 to 2048 MB, not: 8192',
    },
    'a processor that there is not': { text: task(`${fargate}, Cpu: «300», Memory: 512`), says: /not: 300$/ },
  },
});

ruleTable(e3048, {
  good: {
    'all of it': task(`${fargate}, Cpu: 256, Memory: 512, NetworkMode: awsvpc`),
    servers: task('RequiresCompatibilities: [EC2]'),
  },
  bad: {
    'no sizes': {
      text: task(`${fargate}, NetworkMode: awsvpc, Memory: 512`, '«Task»'),
      says: 'A task on Fargate needs: Cpu',
    },
    'another network': {
      text: task(`${fargate}, Cpu: 256, Memory: 512, NetworkMode: «bridge»`),
      says: 'The NetworkMode of a task on Fargate is awsvpc, not: bridge',
    },
  },
});

ruleTable(e3052, {
  good: {
    'a network': service('NetworkMode: awsvpc', 'NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [a] } }, '),
    'another kind of network': service('NetworkMode: bridge', 'DesiredCount: 1, '),
  },
  bad: {
    'no network': {
      text: service('NetworkMode: awsvpc', 'DesiredCount: 1, ', '«Service»'),
      says: 'With a task in awsvpc a service needs: NetworkConfiguration',
    },
  },
});

const ports = (mode: string, mapping: string) =>
  task(`NetworkMode: ${mode}, ContainerDefinitions: [{ Name: a, PortMappings: [{ ${mapping} }] }]`);

ruleTable(e3053, {
  good: {
    'the same port': ports('awsvpc', 'ContainerPort: 80, HostPort: 80'),
    'another kind of network': ports('bridge', 'ContainerPort: 80, HostPort: 8080'),
    'a port that is given': ports('awsvpc', 'ContainerPort: !Ref A, HostPort: 8080'),
  },
  bad: {
    'another port': {
      text: ports('awsvpc', 'ContainerPort: 80, HostPort: «8080»'),
      says: 'In awsvpc the HostPort is the ContainerPort 80, not: 8080',
    },
  },
});

ruleTable(e3054, {
  good: {
    'a task for Fargate': service(fargate, 'LaunchType: FARGATE, '),
    'a service on servers': service('RequiresCompatibilities: [EC2]', 'LaunchType: EC2, '),
    'a task that is given': service('RequiresCompatibilities: !Ref A', 'LaunchType: FARGATE, '),
  },
  bad: {
    'a task for servers': {
      text: service('RequiresCompatibilities: [EC2]', 'LaunchType: FARGATE, ').replace('!Ref Task', '«!Ref Task»'),
      says: 'RequiresCompatibilities of this task does not name FARGATE: Task',
      yamlOnly: true,
    },
  },
});

const disk = (mapping: string) =>
  resource('AWS::EC2::Instance', `BlockDeviceMappings: [{ DeviceName: a, ${mapping} }]`);

ruleTable(e3671, {
  good: {
    'its speed': disk('Ebs: { VolumeType: io1, Iops: 100 }'),
    'a disk that has its own': disk('Ebs: { VolumeType: gp3, Iops: 100 }'),
    'a type that is given': disk('Ebs: { VolumeType: !Ref A }'),
  },
  bad: {
    'no speed': { text: disk('Ebs: { VolumeType: «io1» }'), says: 'A volume of this type needs Iops: io1' },
    'a speed that it does not take': {
      text: disk('Ebs: { VolumeType: gp2, Iops: «100» }'),
      says: 'A volume of this type takes no Iops: gp2',
    },
  },
});

ruleTable(e3715, {
  good: { 'a disk of the host': disk('VirtualName: ephemeral23') },
  bad: {
    'another name': {
      text: disk('VirtualName: «ephemeral24»'),
      says: 'VirtualName is one of ephemeral0 to ephemeral23, not: ephemeral24',
    },
  },
});

const group = (properties: string) => resource('AWS::AutoScaling::AutoScalingGroup', properties);

ruleTable(e3706, {
  good: {
    'sizes in order': group('MinSize: 1, MaxSize: 3, DesiredCapacity: 2'),
    'sizes that are given': group('MinSize: !Ref A, MaxSize: 1'),
  },
  bad: {
    'at most less than at least': {
      text: group('MinSize: 3, MaxSize: «1»'),
      says: 'MaxSize is less than MinSize 3: 1',
    },
    'more than at most': {
      text: group('MinSize: 1, MaxSize: 3, DesiredCapacity: «4»'),
      says: 'DesiredCapacity is more than MaxSize 3: 4',
    },
    'less than at least': {
      text: group("MinSize: '2', MaxSize: '3', DesiredCapacity: '«1»'"),
      says: 'DesiredCapacity is less than MinSize 2: 1',
    },
  },
});
