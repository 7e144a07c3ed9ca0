/** The links of all types that events can touch. */
import { applicationLinks } from './applications.ts';
import { dataLinks } from './data.ts';
import { networkLinks } from './network.ts';
import { securityLinks } from './security.ts';
import type { TypeLinks } from './typeLinks.ts';

export const typeLinks: readonly TypeLinks[] = [...networkLinks, ...securityLinks, ...dataLinks, ...applicationLinks];
