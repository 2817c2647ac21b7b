import { ApiError } from './api-error.ts';

function moved(error: ApiError, prefix: string): ApiError {
  const details = error.details.map((detail) =>
    detail.pointer === '' || detail.pointer.startsWith('/')
      ? { ...detail, pointer: prefix + detail.pointer }
      : detail,
  );
  return new ApiError(error.code, `${prefix}: ${error.message}`, details, error.fields);
}

/**
 * Runs what works on one item of a list, and makes the pointers of its errors start at the item.
 *
 * @param prefix - where the item stands in the body: `/units/3`
 */
export async function atPointer<Result>(
  prefix: string,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ApiError ? moved(error, prefix) : error;
  }
}
