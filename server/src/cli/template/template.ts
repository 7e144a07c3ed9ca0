import { Command } from 'commander';
import type { Run } from '../invocation.ts';
import { deployCommand } from './deploy.ts';
import { launchUrlCommand } from './launchUrl.ts';
import { liveCommand } from './live.ts';
import { renderCommand } from './render.ts';
import { uploadCommand } from './upload.ts';

export function templateCommand(run: Run): Command {
  return new Command('template')
    .description('Render, launch and deploy the CloudFormation templates of the roles; show what of a template is live')
    .addCommand(renderCommand(run))
    .addCommand(deployCommand(run))
    .addCommand(launchUrlCommand(run))
    .addCommand(uploadCommand(run))
    .addCommand(liveCommand(run));
}
