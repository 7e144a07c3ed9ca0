/** What the server's code lenses say, as their `data`. They come without titles: the client has the words. */
import type { LiveCount } from '../core/cfn/live/instances.ts';
import type { StackTemplate } from '../core/template/stackTemplate.ts';

/** Above a resource: how many of it are live. */
export interface LiveFacts extends LiveCount {
  readonly kind: 'live';
}

/** Above one of the product's own templates: what can be done with it. */
export interface OwnTemplateFacts {
  readonly kind: 'ownTemplate';
  readonly template: StackTemplate;
  readonly action: 'launch' | 'deploy' | 'createStackSet' | 'validateWithAws';
  /** The file says something else than the template that is launched or deployed, which is the one that ships. */
  readonly edited: boolean;
}

export type LensFacts = LiveFacts | OwnTemplateFacts;
