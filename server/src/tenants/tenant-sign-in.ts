import { fieldError } from '../errors/api-error.ts';
import type { components } from '../generated/openapi.ts';
import { maskedSecret } from '../secrets/masked-secret.ts';
import type { SecretBox } from '../secrets/secret-box.ts';
import type { KeptSignIn } from './tenant.store.ts';

/**
 * Seals the secret of an OpenID provider for keeping; `***` and the kept secret itself keep what is there.
 *
 * @throws ApiError `validation_failed` when `***` is sent and no secret is kept for this client
 */
export function sealSignIn(
  wanted: components['schemas']['SignIn'],
  kept: KeptSignIn | null,
  secrets: SecretBox,
): KeptSignIn | null {
  if (wanted === null) return null;
  const { issuer, clientId, clientSecret } = wanted;
  const isSameClient = kept !== null && kept.issuer === issuer && kept.clientId === clientId;
  if (clientSecret === maskedSecret) {
    if (isSameClient) return kept;
    throw fieldError(
      'validation_failed',
      '/signIn/clientSecret',
      'no secret is kept for this issuer and client; send it',
    );
  }
  if (isSameClient && secrets.open(kept.sealedClientSecret) === clientSecret) return kept;
  return { issuer, clientId, sealedClientSecret: secrets.seal(clientSecret) };
}
