import type { Ownership } from './account.ts';

export interface LoadBalancingBlueprint {
  readonly loadBalancers?: readonly LoadBalancer[];
  readonly classicLoadBalancers?: readonly ClassicLoadBalancer[];
  readonly endpointServices?: readonly EndpointService[];
}

/** Its target group has its name. */
export interface LoadBalancer {
  readonly name: string;
  readonly kind: 'application' | 'network' | 'gateway';
  readonly internetFacing: boolean;
  readonly network: string;
  readonly securityGroup?: string;
  readonly owner: Ownership;
  readonly targetPort: number;
  /** The domain of a certificate of the region; without one the listener speaks HTTP or TCP. */
  readonly certificate?: string;
  /** The bucket that its access logs go to. */
  readonly logsTo?: string;
  readonly webAcl?: string;
}

export interface ClassicLoadBalancer {
  readonly name: string;
  readonly network: string;
  readonly securityGroup: string;
  readonly owner: Ownership;
  readonly port: number;
}

/** Offers a network load balancer to other accounts. */
export interface EndpointService {
  readonly loadBalancer: string;
  readonly owner: Ownership;
  readonly acceptanceRequired: boolean;
  /** Account ids, or `*`. */
  readonly allowed: readonly string[];
}
