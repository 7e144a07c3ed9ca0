import type { Ownership } from './account.ts';

/** What the world meets first and has no region. */
export interface EdgeBlueprint {
  readonly zones?: readonly Zone[];
  readonly distributions?: readonly Distribution[];
}

export interface Zone {
  readonly name: string;
  readonly owner: Ownership;
  /** The network, of the first region, that alone sees it; undefined: it is public. */
  readonly network?: string;
  readonly records: readonly {
    readonly name: string;
    readonly type: 'A' | 'CNAME' | 'MX' | 'TXT' | 'CAA';
    readonly values: readonly string[];
  }[];
}

export interface Distribution {
  readonly domain: string;
  readonly owner: Ownership;
  readonly bucket: string;
  /** The bucket is reached with an origin access control, so that it need not be public. */
  readonly accessControl: boolean;
  readonly httpsOnly: boolean;
  readonly logsTo?: string;
  readonly webAcl?: string;
}

export interface RegionalEdgeBlueprint {
  readonly certificates?: readonly Certificate[];
  readonly ipSets?: readonly IpSet[];
  readonly ruleGroups?: readonly RuleGroup[];
  readonly webAcls?: readonly WebAcl[];
  readonly restApis?: readonly RestApi[];
  readonly httpApis?: readonly HttpApi[];
  readonly apiDomains?: readonly ApiDomain[];
  readonly graphQlApis?: readonly GraphQlApi[];
}

export interface Certificate {
  readonly domain: string;
  readonly alternatives?: readonly string[];
  readonly owner: Ownership;
}

type WafScope = 'REGIONAL' | 'CLOUDFRONT';

export interface IpSet {
  readonly name: string;
  readonly scope: WafScope;
  readonly owner: Ownership;
  readonly addresses: readonly string[];
}

export interface RuleGroup {
  readonly name: string;
  readonly scope: WafScope;
  readonly owner: Ownership;
  /** Requests whose path begins so are blocked. */
  readonly blocks: string;
}

export interface WebAcl {
  readonly name: string;
  readonly scope: WafScope;
  readonly owner: Ownership;
  readonly logging: boolean;
  /** A rule group of the same scope. */
  readonly ruleGroup?: string;
}

export interface RestApi {
  readonly name: string;
  readonly owner: Ownership;
  readonly endpoint: 'EDGE' | 'REGIONAL' | 'PRIVATE';
  readonly stage: string;
  readonly authorization: 'NONE' | 'AWS_IAM';
  readonly logging: boolean;
  readonly webAcl?: string;
}

export interface HttpApi {
  readonly name: string;
  readonly owner: Ownership;
  readonly protocol: 'HTTP' | 'WEBSOCKET';
  readonly stage: string;
  /** From which web pages it may be called; undefined: from its own only. */
  readonly corsOrigins?: readonly string[];
}

export interface ApiDomain {
  readonly domain: string;
  readonly owner: Ownership;
  readonly tls: 'TLS_1_0' | 'TLS_1_2';
}

export interface GraphQlApi {
  readonly name: string;
  readonly owner: Ownership;
  readonly authorization: 'API_KEY' | 'AWS_IAM';
}
