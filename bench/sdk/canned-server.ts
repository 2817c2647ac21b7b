/**
 * Answers every request with the same bytes, as fast as Node can: what is measured against it is the client. A process
 * of its own, so that its work is not counted as the client's. Sends its address to the parent.
 */
import { createServer } from 'node:net';

const unit = {
  id: '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d',
  tenantId: '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3e',
  partyType: 'organization_unit',
  origin: 'managed',
  displayName: 'Faculty of Law',
  name: 'Faculty of Law',
  parentOuId: '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3f',
  code: '00001.00002',
  level: 2,
  branding: null,
  specializations: [],
  createdAt: '2026-11-20T09:30:00.000Z',
  updatedAt: '2026-11-20T09:30:00.000Z',
};
const body = JSON.stringify(unit);
const answer = Buffer.from(
  [
    'HTTP/1.1 200 OK',
    'content-type: application/json',
    'etag: "0192d3a4"',
    'x-correlation-id: 0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d',
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n'),
);

const server = createServer((socket) => {
  socket.setNoDelay(true);
  let pending = '';
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    pending += chunk.toString('latin1');
    for (let length = requestLength(pending); length > 0; length = requestLength(pending)) {
      pending = pending.slice(length);
      socket.write(answer);
    }
  });
});

/** Bytes of the first request; 0 while it is not complete. */
function requestLength(text: string): number {
  const headEnd = text.indexOf('\r\n\r\n');
  if (headEnd < 0) return 0;
  const declared = /content-length: (\d+)/i.exec(text.slice(0, headEnd))?.[1];
  const length = headEnd + 4 + Number(declared ?? 0);
  return text.length >= length ? length : 0;
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.send?.(`http://127.0.0.1:${address.port}`);
});
process.on('disconnect', () => process.exit());
