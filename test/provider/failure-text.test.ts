import assert from 'node:assert/strict';
import {
  EspalierConflictError,
  EspalierConnectionError,
  EspalierUnprocessableEntityError,
} from '@espalier/sdk';
import { ResourceFailure, UnfinishedCreate } from '../../provider/dist/handlers/resource-handler.js';
import { failureText } from '../../provider/dist/host/failure-text.js';

const urn = 'urn:pulumi:dev::project::pulumi-nodejs:dynamic/espalier:OrganizationUnit::law';
const text = (error: unknown) => failureText(error, urn, 'OrganizationUnit');

const taken = new EspalierConflictError({
  code: 'ou_name_taken',
  message: 'A live sibling has this displayName.',
  status: 409,
  category: 'CONFLICT',
  correlationId: 'c-1',
  fields: { resourceId: 'other-id' },
});

describe('provider: what the user reads about a failure', () => {
  it('names resource, property, code, what is in the way, what to do and the correlation id', () => {
    assert.match(
      text(taken),
      /^OrganizationUnit "law": displayName: A live sibling has this displayName. \(ou_name_taken, held by other-id\); .*adopt: true.* \[correlation id c-1\]$/,
    );
  });

  it('names each property that the details name, as the program writes it', () => {
    const error = new EspalierUnprocessableEntityError({
      code: 'reference_not_found',
      message: 'not shown beside details',
      status: 422,
      category: 'UNPROCESSABLE_ENTITY',
      details: [
        { pointer: '/parentOuId', code: 'reference_not_found', message: 'refers to nothing' },
        { pointer: '/specializations/1/organizationUnitId', code: 'reference_not_found', message: 'neither' },
      ],
    });
    assert.equal(
      text(error),
      'OrganizationUnit "law": parentOuId: refers to nothing; specializations[1].organizationUnitId: neither (reference_not_found)',
    );
  });

  it('tells a directory that cannot be reached from one that is slow', () => {
    const failure = { message: 'm', retryable: true };
    const down = new EspalierConnectionError({ ...failure, causeCode: 'ECONNREFUSED', timeout: false });
    assert.match(text(down), /cannot be reached \(ECONNREFUSED\)/);
    assert.match(text(new EspalierConnectionError({ ...failure, timeout: true })), /did not answer in time/);
    assert.match(text(new DOMException('aborted', 'TimeoutError')), /took too long/);
  });

  it('says of a half-finished create why, and that it is kept', () => {
    const unfinished = new UnfinishedCreate({ id: 'id', outputs: {} }, taken);
    assert.match(text(unfinished), /ou_name_taken.*kept in the state/);
  });

  it('is one line, and does without a URN', () => {
    const failure = new ResourceFailure('two\nlines', 'adopt');
    assert.equal(failureText(failure, '', 'Person'), 'Person: adopt: two lines');
  });
});
