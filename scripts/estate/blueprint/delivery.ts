import type { Ownership } from './account.ts';

export interface DeliveryBlueprint {
  readonly buildProjects?: readonly BuildProject[];
  readonly pipelines?: readonly Pipeline[];
}

export interface BuildProject {
  readonly name: string;
  readonly owner: Ownership;
  readonly role: string;
  readonly repository: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Builds may do what the host may: Docker in Docker. */
  readonly privileged: boolean;
}

export interface Pipeline {
  readonly name: string;
  readonly owner: Ownership;
  readonly role: string;
  readonly bucket: string;
  /** `owner/name` at GitHub. */
  readonly repository: string;
  readonly project: string;
}
