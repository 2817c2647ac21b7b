/** A company whose tree is data: company.yaml says who and what there is, this program only names the file. */
import * as espalier from '@espalier/pulumi';
import * as pulumi from '@pulumi/pulumi';

const config = new pulumi.Config();

const company = new espalier.TenantTree('company', {
  file: 'company.yaml',
  granularity: config.require<espalier.TreeGranularity>('granularity'),
  // Set for the one `pulumi up` that changes the granularity of a tree that is there.
  adopt: config.getBoolean('adopt') ?? false,
});

/** Ids by key: what other programs refer to. */
export const ids = company.ids;
export const codes = company.codes;
