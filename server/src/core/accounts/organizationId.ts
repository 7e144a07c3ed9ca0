/** `o-a1b2c3d4e5` */
export const organizationIdPattern = /^o-[a-z0-9]{10,32}$/;

export const organizationIdProblem = 'Write the id of an organization, for example o-a1b2c3d4e5.';
