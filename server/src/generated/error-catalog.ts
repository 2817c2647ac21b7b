// Generated from schema/openapi.yaml by `npm run generate`. Do not edit.
/** Every error code with its HTTP status and meaning. */
export const errorCatalog = {
  validation_failed: { status: 400, meaning: "The request does not fit the schema; details name each field." },
  unknown_field: { status: 400, meaning: "The body has a field that this operation does not take, or a read-only one." },
  body_malformed: { status: 400, meaning: "The body is not valid JSON." },
  cursor_invalid: { status: 400, meaning: "The cursor is not one that this list gave out; start again with cursor= (empty)." },
  source_too_long: { status: 400, meaning: "Espalier-Source has more than 512 bytes." },
  unauthenticated: { status: 401, meaning: "No token, or one that is unknown, expired or deleted." },
  scope_missing: { status: 403, meaning: "The token lacks a scope; details name it." },
  tenant_suspended: { status: 403, meaning: "The tenant of the token is suspended." },
  resource_not_found: { status: 404, meaning: "There is nothing here, or nothing that this tenant can see." },
  method_not_allowed: { status: 405, meaning: "The path exists, the method does not; see Allow." },
  slug_taken: { status: 409, meaning: "Another tenant has this slug." },
  tenant_is_host: { status: 409, meaning: "The host tenant cannot be deleted." },
  uri_taken: { status: 409, meaning: "Another live party has this uri." },
  external_id_taken: { status: 409, meaning: "Another live party has this externalId." },
  specialization_duplicate: { status: 409, meaning: "Two specializations with the same subtype and unit." },
  group_cycle: { status: 409, meaning: "The group would contain itself." },
  ou_name_taken: { status: 409, meaning: "A live sibling has this displayName." },
  ou_depth_exceeded: { status: 409, meaning: "The tree may have at most 16 levels." },
  ou_children_exceeded: { status: 409, meaning: "A unit may have at most 99999 children by code." },
  ou_cycle: { status: 409, meaning: "A unit cannot be moved under itself or one below it." },
  ou_not_empty: { status: 409, meaning: "The unit has live children or parties; choose mode=cascade or mode=rehome, or empty it first." },
  secret_already_shown: { status: 409, meaning: "The first answer to this Idempotency-Key held a secret, which is shown once." },
  version_mismatch: { status: 412, meaning: "If-Match names another version than the current one; read again." },
  body_too_large: { status: 413, meaning: "The body is over the limit." },
  media_type_unsupported: { status: 415, meaning: "Send application/json." },
  reference_not_found: { status: 422, meaning: "The body refers to something that does not exist in this tenant." },
  reference_wrong_type: { status: 422, meaning: "The body refers to a party of another type than needed here." },
  idempotency_key_reused: { status: 422, meaning: "This Idempotency-Key was used for another request; resourceId names what that made." },
  rate_limited: { status: 429, meaning: "Too many requests for this token; wait as Retry-After says." },
  internal_error: { status: 500, meaning: "Something failed on our side; the correlation id finds it in the logs." },
  store_unavailable: { status: 503, meaning: "The store does not answer, or is too busy; repeat." },
} as const;

/** One of the codes of the catalogue. */
export type ErrorCode = keyof typeof errorCatalog;
