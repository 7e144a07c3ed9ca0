import { serviceOf } from '../service.ts';
import { tagsOfType } from '../tagging.ts';

export const glue = serviceOf<typeof import('@aws-sdk/client-glue')>({ id: 'glue', label: 'Glue' });

/** Glue would take 1000; jobs and crawlers can be long. */
export const pageSize = 200;

export const gone = ['EntityNotFoundException'];

/** The tags of all kinds at once: the call is made once for all of them. */
export const glueTags = tagsOfType('glue');
