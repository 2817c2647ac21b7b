import { createHmac } from 'node:crypto';

/**
 * `Espalier-Signature`: the instant of sending, and for each live secret of the application an HMAC-SHA256 of `t.body`, so that
 * a receiver that knows any of them can check it while secrets are changed.
 *
 * @param secrets - texts of the client secrets
 */
export function signatureOf(body: string, secrets: readonly string[], now: Date): string {
  const t = Math.floor(now.getTime() / 1_000);
  const marks = secrets.map((secret) => createHmac('sha256', secret).update(`${t}.${body}`).digest('hex'));
  return [`t=${t}`, ...marks.map((mark) => `v1=${mark}`)].join(',');
}
