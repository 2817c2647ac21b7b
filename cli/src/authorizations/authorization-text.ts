/** Authorizations as a person reads them. */
import type { AuthorizationStatus } from '@espalier/sdk';
import { type Cell, inColumns } from '../columns.ts';
import { paint, visibleLine } from '../output.ts';
import type { NamedAuthorization } from './named-authorizations.ts';

const colours: Readonly<Record<AuthorizationStatus, 'green' | 'yellow' | 'red' | 'dim'>> = {
  pending: 'yellow',
  active: 'green',
  denied: 'red',
  expired: 'red',
  needs_reauthorization: 'yellow',
  revoked: 'dim',
};

/** Every status that an authorization can have. */
export const authorizationStatuses = Object.keys(colours) as AuthorizationStatus[];

const head = 'ID APPLICATION CUSTOMER STATUS SCOPES WAITING APPROVED-BY APPROVED LINK'.split(' ');

/** A table of who has approved what, and of the links where something waits for a decision. */
export function authorizationTable(authorizations: readonly NamedAuthorization[]): string {
  if (authorizations.length === 0) return 'no authorizations';
  const bold = (text: string): Cell => ({
    text: text.replace('-', ' '),
    paint: (plain) => paint('bold', plain),
  });
  return inColumns([head.map(bold), ...authorizations.map(rowOf)]);
}

function rowOf(authorization: NamedAuthorization): Cell[] {
  const { id, status, scopes, pendingScopes, approvedBy, approvedById, approvedAt, actionUrl } =
    authorization;
  const isAsked = status === 'pending';
  const cell = (text: string | null | undefined): Cell => ({ text: text ? visibleLine(text) : '-' });
  return [
    cell(id),
    cell(applicationOf(authorization)),
    cell(unitOf(authorization)),
    { text: status, paint: (plain) => paint(colours[status], plain) },
    cell(isAsked ? null : scopes.join(' ')),
    cell((isAsked ? scopes : pendingScopes)?.join(' ')),
    cell(approvedBy ?? approvedById),
    cell(approvedAt),
    cell(actionUrl),
  ];
}

/** One sentence about what an authorization is now, as in `Vega for /Harbour is active: directory:read`. */
export function authorizationSentence(authorization: NamedAuthorization): string {
  const { status, scopes } = authorization;
  const granted = status === 'active' ? `: ${scopes.join(' ')}` : '';
  return visibleLine(`${applicationOf(authorization)} for ${unitOf(authorization)} is ${status}${granted}`);
}

function applicationOf({ application, applicationId }: NamedAuthorization): string {
  return application ?? applicationId;
}

function unitOf({ organizationUnit, organizationUnitId }: NamedAuthorization): string {
  return organizationUnit ?? organizationUnitId;
}
