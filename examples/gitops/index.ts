/** The tenant is what tenant.yaml says; a pull request changes that file. */
import * as espalier from '@espalier/pulumi';

export const ids = new espalier.TenantTree('tenant', { file: 'tenant.yaml' }).ids;
