import type { Credentials } from '../auth/authenticate.ts';
import type { Store } from '../db/store.ts';
import type { SecretBox } from '../secrets/secret-box.ts';

/** What signing in needs of the server. */
export interface SignInDependencies {
  store: Store;
  credentials: Credentials;
  secrets: SecretBox;
  clock: () => Date;
  publicUrl: () => string;
}
