/** The file that `pulumi import -f` reads: what the state of a stack would hold had it made the objects itself. */

import type { LiveObject } from '../tenant/live-object.ts';
import { outputsOf } from '../tenant/live-object.ts';
import type { Shown } from '../tenant/object-type.ts';

/** A resource of the program, and the object that it is. */
export interface ImportedResource {
  readonly object: LiveObject;
  readonly name: string;
  /** Exactly what the program passes, references as the values they have. */
  readonly inputs: Shown;
}

/** Where the resources are going to be. */
export interface ImportPlace {
  readonly tenantId: string;
  readonly project: string;
  readonly stack: string;
  /** Component that they are children of. Default: none. */
  readonly component?: { readonly type: string; readonly name: string };
}

/** Text that every resource of a type keeps as its code; frozen, see docs/decisions/0005-constant-provider-text.md. */
function providerText(type: string): string {
  return `exports.handler=()=>require("@espalier/pulumi/dynamic").${type}`;
}

/** What stands before the name of a class in its type token. */
export const typePrefix = 'pulumi-nodejs:dynamic/espalier:';

/** The entries of the file. Both sides are given, since Pulumi cannot ask a dynamic provider for them. */
export function importEntries(resources: readonly ImportedResource[], place: ImportPlace): object[] {
  const { component } = place;
  const children = resources.map((resource) => entryOf(resource, place));
  return component === undefined ? children : [{ ...component, component: true }, ...children];
}

function entryOf({ object, name, inputs }: ImportedResource, place: ImportPlace): object {
  const type = `${typePrefix}${object.kind.type}`;
  const { tenantId, project, stack, component } = place;
  const types = component === undefined ? type : `${component.type}$${type}`;
  const hidden = {
    __provider: providerText(object.kind.type),
    __urn: `urn:pulumi:${stack}::${project}::${types}::${name}`,
  };
  return {
    type,
    name,
    id: object.id,
    ...(component === undefined ? {} : { parent: component.name }),
    inputs: { ...inputs, ...hidden },
    // __managed tells a refresh which properties the program speaks of.
    outputs: { ...outputsOf(object, tenantId), ...hidden, __managed: Object.keys(inputs).sort() },
  };
}
