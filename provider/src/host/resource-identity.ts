/** What a URN says about a resource. */

export interface ResourceIdentity {
  project: string;
  stack: string;
  /** Without `pulumi-nodejs:dynamic/espalier:`. */
  type: string;
  name: string;
}

/** Limit of the directory for the header Espalier-Source. */
const LONGEST_SOURCE_BYTES = 512;

const URN_MARK = ';urn=';

/** Takes a URN `urn:pulumi:STACK::PROJECT::TYPES::NAME` apart; the name may hold `::` too. */
export function identityOf(urn: string): ResourceIdentity {
  const [start = '', project = '', types = '', ...name] = urn.split('::');
  return {
    project,
    stack: start.replace(/^urn:pulumi:/, ''),
    type: types.slice(Math.max(types.lastIndexOf(':'), types.lastIndexOf('$')) + 1),
    name: name.join('::'),
  };
}

/**
 * Value of the header Espalier-Source for a write on behalf of a resource: printable ASCII, other characters
 * percent-encoded. One that is too long loses the start of the URN, which all resources of a stack share.
 */
export function sourceOf(urn: string): string {
  const { project, stack } = identityOf(urn);
  const start = headerText(`pulumi;project=${project};stack=${stack}${URN_MARK}`).slice(
    0,
    LONGEST_SOURCE_BYTES / 2,
  );
  const room = LONGEST_SOURCE_BYTES - start.length;
  const end = headerText(urn);
  return end.length <= room ? start + end : `${start}...${end.slice(3 - room)}`;
}

/** Whether two sources name the same project and stack; false for what is no source of this provider. */
export function isSameStack(source: string, other: unknown): boolean {
  const [start] = source.split(URN_MARK);
  return typeof other === 'string' && source.includes(URN_MARK) && other.startsWith(`${start}${URN_MARK}`);
}

function headerText(text: string): string {
  return text.replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character));
}
