import { serviceOf } from '../service.ts';

export const codebuild = serviceOf<typeof import('@aws-sdk/client-codebuild')>({ id: 'codebuild', label: 'CodeBuild' });
