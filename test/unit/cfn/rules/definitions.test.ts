import { e3051 } from '../../../../server/src/core/cfn/rules/data/e3051.ts';
import { e3601 } from '../../../../server/src/core/cfn/rules/data/e3601.ts';
import { e3636 } from '../../../../server/src/core/cfn/rules/data/e3636.ts';
import { e3700 } from '../../../../server/src/core/cfn/rules/data/e3700.ts';
import { e3701 } from '../../../../server/src/core/cfn/rules/data/e3701.ts';
import { e3702 } from '../../../../server/src/core/cfn/rules/data/e3702.ts';
import { resource } from '../../../support/resourceText.ts';
import { ruleTable } from '../../../support/ruleTable.ts';

const document = (content: string) => resource('AWS::SSM::Document', content);

ruleTable(e3051, {
  good: {
    'a version': document('Content: { schemaVersion: "2.2", mainSteps: [] }'),
    'a document as text': document('Content: "{}"'),
    'a document of another kind': document('DocumentType: ApplicationConfiguration, Content: { a: b }'),
  },
  bad: {
    'no version': { text: document('Content: { «description»: a }'), says: 'A document needs: schemaVersion' },
    'a version that there is not': { text: document('Content: { schemaVersion: "«3.0»" }'), says: /or 2.2, not: 3.0$/ },
  },
});

const machine = (definition: string) => resource('AWS::StepFunctions::StateMachine', `Definition: { ${definition} }`);

ruleTable(e3601, {
  good: {
    'two states': machine('StartAt: A, States: { A: { Type: Pass, Next: B }, B: { Type: Succeed } }'),
    'names that are filled in': machine("StartAt: '${Start}', States: { A: { Type: Succeed } }"),
    'states that are given': machine('StartAt: A, States: !Ref A'),
    'a choice': machine(
      'StartAt: A, States: { A: { Type: Choice, Choices: [{ Next: B }], Default: B }, B: { Type: Fail } }',
    ),
  },
  bad: {
    'no beginning': { text: machine('«States»: { A: { Type: Succeed } }'), says: 'A state machine needs: StartAt' },
    'a beginning that is not there': {
      text: machine('StartAt: «B», States: { A: { Type: Succeed } }'),
      says: 'StartAt names a state that is not there: B',
    },
    'a kind that there is not': {
      text: machine('StartAt: A, States: { A: { Type: «Success» } }'),
      says: /Parallel, Map, not: Success$/,
    },
    'no kind, and no next one': {
      text: machine('StartAt: A, States: { A: { «Next»: «B» } }'),
      says: [/^A state needs a Type/, 'Next names a state that is not there: B'],
    },
    'a choice that goes nowhere': {
      text: machine('StartAt: A, States: { A: { Type: Choice, Choices: [{ Next: «B» }], Default: «C» } }'),
      says: [/: B$/, /: C$/],
    },
    'a branch': {
      text: machine(
        'StartAt: A, States: { A: { Type: Parallel, Branches: [{ StartAt: «B», States: { C: { Type: Pass } } }] } }',
      ),
      says: /: B$/,
    },
  },
});

const project = (artifacts: string) => resource('AWS::CodeBuild::Project', `Artifacts: { ${artifacts} }`);

ruleTable(e3636, {
  good: { 'a bucket': project('Type: S3, Location: a'), none: project('Type: NO_ARTIFACTS') },
  bad: { 'no bucket': { text: project('Type: «S3»'), says: 'Artifacts of the Type S3 need: Location' } },
});

const pipeline = (...stages: readonly string[]) =>
  resource(
    'AWS::CodePipeline::Pipeline',
    `Stages: [${stages.map((actions) => `{ Actions: [${actions}] }`).join(', ')}]`,
  );
const action = (category: string, provider: string, more = '') =>
  `{ Name: a, ActionTypeId: { Category: ${category}, Owner: AWS, Provider: ${provider} }${more} }`;
const gives = (name: string) => `, OutputArtifacts: [{ Name: ${name} }]`;
const takes = (name: string) => `, InputArtifacts: [{ Name: ${name} }]`;

ruleTable(e3700, {
  good: {
    'a source and a build': pipeline(action('Source', 'S3'), action('Build', 'CodeBuild')),
    'stages that are given': resource('AWS::CodePipeline::Pipeline', 'Stages: !Ref A'),
  },
  bad: {
    'a source in the second stage': {
      text: pipeline(action('Source', 'S3'), action('«Source»', 'S3')),
      says: 'Only the first stage of a pipeline has sources.',
    },
    'a build in the first': {
      text: pipeline(action('«Build»', 'CodeBuild')),
      says: 'The first stage of a pipeline has sources only, not: Build',
    },
  },
});

ruleTable(e3701, {
  good: {
    'what the source gives': pipeline(action('Source', 'S3', gives('a')), action('Build', 'CodeBuild', takes('a'))),
    'names that are given': pipeline(action('Source', 'S3', gives('!Ref A')), action('Build', 'CodeBuild', takes('a'))),
  },
  bad: {
    'what nothing gives': {
      text: pipeline(action('Source', 'S3', gives('a')), action('Build', 'CodeBuild', takes('«b»'))),
      says: 'No action before this one gives such an artifact: b',
    },
    'what two give': {
      text: pipeline(`${action('Source', 'S3', gives('a'))}, ${action('Source', 'S3', gives('«a»'))}`),
      says: /gives an artifact of this name: a$/,
    },
  },
});

ruleTable(e3702, {
  good: {
    'as many as are due': pipeline(action('Source', 'S3', gives('a')), action('Build', 'CodeBuild', takes('a'))),
    'a place to deploy to': pipeline(action('Deploy', 'S3', takes('a'))),
    'a kind that is not known': pipeline(action('Invoke', 'Lambda', takes('a'))),
  },
  bad: {
    'a source that gives nothing': {
      text: pipeline(action('Source', '«S3»')),
      says: 'S3 has 1 OutputArtifacts, here are: 0',
    },
    'an approval that takes something': {
      text: pipeline(action('Approval', 'Manual', ', InputArtifacts: «[{ Name: a }]»')),
      says: 'Manual has 0 InputArtifacts, here are: 1',
      yamlOnly: true,
    },
  },
});
