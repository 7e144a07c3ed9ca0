import type { Ownership } from './account.ts';

export interface AnalyticsBlueprint {
  readonly catalogs?: readonly DataCatalog[];
  readonly workGroups?: readonly WorkGroup[];
  readonly hadoopClusters?: readonly HadoopCluster[];
  readonly notebooks?: readonly Notebook[];
  readonly models?: readonly Model[];
  readonly studios?: readonly Studio[];
  readonly devEndpoints?: readonly DevEndpoint[];
  readonly assistants?: readonly Assistant[];
}

/** A Glue database with what fills it, all of one name. */
export interface DataCatalog {
  readonly name: string;
  readonly owner: Ownership;
  readonly role: string;
  readonly bucket: string;
  readonly encrypted: boolean;
  /** A database that its connection reaches, and the password for it. */
  readonly source?: { readonly url: string; readonly password: string };
}

export interface WorkGroup {
  readonly name: string;
  readonly owner: Ownership;
  readonly bucket: string;
  readonly encrypted: boolean;
}

export interface HadoopCluster {
  readonly name: string;
  readonly owner: Ownership;
  readonly logsTo: string;
}

export interface Notebook {
  readonly name: string;
  readonly owner: Ownership;
  readonly role: string;
  readonly rootAccess: boolean;
  readonly directInternet: boolean;
}

/** With an endpoint that serves it. */
export interface Model {
  readonly name: string;
  readonly owner: Ownership;
  readonly role: string;
}

/** A SageMaker domain. */
export interface Studio {
  readonly name: string;
  readonly owner: Ownership;
  readonly role: string;
  readonly network: string;
  /** Its users reach the internet past the network. */
  readonly directInternet: boolean;
}

/** Where Glue scripts are tried out. */
export interface DevEndpoint {
  readonly name: string;
  readonly owner: Ownership;
  readonly role: string;
}

/** A Bedrock agent with a knowledge base and a model of its own, all of one name. */
export interface Assistant {
  readonly name: string;
  readonly owner: Ownership;
  readonly role: string;
  readonly instruction: string;
  readonly bucket: string;
}
