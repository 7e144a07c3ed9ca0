/** Which events only read, and which change nothing that the inventory keeps: by service, never by one list of names. */
import type { TrailRecord } from './record.ts';

/** Verbs by which services call what only reads. Each service may have exceptions, below. */
const readVerb =
  /^(?:BatchGet|BatchDescribe|Check|Count|Describe|Detect|Discover|Download|Estimate|Filter|Get|Head|List|Lookup|Preview|Query|Scan|Search|Select|Simulate|Test|Validate|Verify|View)(?![a-z])/;

interface Habits {
  /** Reads by other names. */
  readonly reads?: RegExp;
  /** Changes whose names look like reads. */
  readonly writes?: RegExp;
  /** What changes only what no type of the catalogue holds: contents, sessions, heartbeats. */
  readonly other?: RegExp;
}

const habits: Readonly<Record<string, Habits>> = {
  acm: { reads: /^ExportCertificate$/ },
  cloudformation: { other: /^(?:Signal|Record|Detect)/ },
  cloudtrail: { reads: /^StartQuery$/, other: /^PutAuditEvents$/ },
  'cognito-idp': {
    other:
      /^(?:Admin(?:Initiate|Respond|Confirm|UserGlobal)|Initiate|Respond|Confirm|SignUp|ForgotPassword|Token_|Login_|Authorize)/,
  },
  'cognito-identity': { other: /^(?:GetId|GetOpenId|GetCredentials|UnlinkIdentity)/ },
  config: { other: /^(?:PutEvaluations|DeliverConfigSnapshot)$/ },
  dynamodb: { other: /^(?:Put|Update|Delete)Item$|^Batch(?:Write|Execute)|^Transact|^Execute/ },
  ec2: { other: /^(?:SendDiagnosticInterrupt|GetConsole)/ },
  ecr: { other: /^PutImage$|^Batch\w*Image|^(?:Initiate|Upload|Complete)Layer|^GetAuthorizationToken$/ },
  ecs: {
    other:
      /^(?:RunTask|StartTask|StopTask|Submit\w+StateChanges?|DiscoverPollEndpoint|Poll|ExecuteCommand|PutAttributes|DeleteAttributes)$/,
  },
  events: { other: /^PutEvents$/ },
  iam: { reads: /^Generate/ },
  kinesis: { other: /^PutRecords?$/ },
  firehose: { other: /^PutRecord/ },
  kms: {
    reads: /^(?:Decrypt|Encrypt|ReEncrypt|GenerateDataKey|GenerateMac|GenerateRandom|Sign|Verify|DeriveSharedSecret)/,
    other: /^(?:ConnectCustomKeyStore|DisconnectCustomKeyStore)$/,
  },
  lambda: { other: /^Invoke/ },
  logs: { reads: /^(?:StartQuery|StartLiveTail|Unmask)$/, other: /^(?:CreateLogStream|DeleteLogStream|PutLogEvents)$/ },
  macie2: { other: /Findings|ClassificationJob/ },
  monitoring: { other: /^PutMetricData$/ },
  s3: {
    other:
      /Object(?!Lock)|^(?:UploadPart|CompleteMultipart|AbortMultipart|CreateMultipart|CreateSession|WriteGetObject)/,
  },
  securityhub: { other: /Findings?$|Insight/ },
  guardduty: { other: /Findings/ },
  sns: { other: /^(?:Publish|PublishBatch)$|SMS|Endpoint$|PlatformApplication/ },
  sqs: { other: /^(?:Send|Receive|Delete|Change)Message|^StartMessageMoveTask$/ },
  ssm: {
    other:
      /^(?:UpdateInstance|PutInventory|PutComplianceItems|PutConfigurePackageResult|StartSession|ResumeSession|TerminateSession|SendCommand|CancelCommand|RegisterManagedInstance|OpenDataChannel|StartAutomation)/,
  },
  states: { other: /^(?:StartExecution|StopExecution|SendTask|StartSyncExecution)/ },
};

export type Habit = 'reads' | 'writes' | 'other';

/** `source`: of the record, without `.amazonaws.com`. */
export function habitOf(source: string, { eventName, readOnly, raw }: TrailRecord): Habit {
  const own = habits[source] ?? {};
  if (own.other?.test(eventName) === true || raw['eventCategory'] === 'Data' || raw['managementEvent'] === false) {
    return 'other';
  }
  if (readOnly !== null) return readOnly ? 'reads' : 'writes';
  if (own.reads?.test(eventName) === true) return 'reads';
  if (own.writes?.test(eventName) === true) return 'writes';
  return readVerb.test(eventName) ? 'reads' : 'writes';
}
