import { launchUrl as consoleLaunchUrl } from '../../core/template/launchUrl.ts';
import type { AppContext } from '../context.ts';
import { type StackChoice, stackOf } from './stack.ts';

/** The console's quick-create page. `templateUrl`: an object in Amazon S3. */
export async function launchUrl(
  ctx: AppContext,
  { templateUrl, ...choice }: StackChoice & { readonly templateUrl: string },
): Promise<{ readonly url: string }> {
  const stack = await stackOf(ctx, choice);
  return { url: consoleLaunchUrl({ ...stack, templateUrl }) };
}
