/**
 * The smallest integrator's application: makes authorization links, takes approvals at /callback, keeps tokens, receives
 * events at /webhook, and calls the directory for each customer.
 *
 * node examples/integrator-app/app.mjs            serves, port 9090 or PORT
 * Settings: ESPALIER_URL, CLIENT_ID, CLIENT_SECRET, PUBLIC_URL (of this application, http://127.0.0.1:9090)
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const { ESPALIER_URL, CLIENT_ID, CLIENT_SECRET, PORT = '9090' } = process.env;
const publicUrl = process.env.PUBLIC_URL ?? `http://127.0.0.1:${PORT}`;
const maxAgeSeconds = 300;

/** What is remembered of a link until its answer comes, by state: the PKCE verifier proves that both are ours. */
const waiting = new Map();
/** Tokens by customer unit. A real application keeps them encrypted in its database. */
const tokens = new Map();
/** Ids of events that were handled: an event may come more than once. */
const handled = new Set();

/** Makes what an authorization request needs: state and PKCE challenge (RFC 7636). */
function newRequest() {
  const state = randomBytes(16).toString('base64url');
  const verifier = randomBytes(32).toString('base64url');
  waiting.set(state, verifier);
  const codeChallenge = createHash('sha256').update(verifier).digest('base64url');
  return { state, codeChallenge, redirectUri: `${publicUrl}/callback` };
}

async function askForTokens(parameters) {
  const basic = Buffer.from(`${encodeURIComponent(CLIENT_ID)}:${encodeURIComponent(CLIENT_SECRET)}`).toString(
    'base64',
  );
  const answer = await fetch(`${ESPALIER_URL}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams(parameters),
  });
  const body = await answer.json();
  if (!answer.ok) throw new Error(`no tokens: ${body.error}: ${body.error_description}`);
  return body;
}

/** The approval's landing: exchanges the code, once, for the tokens of one customer unit. */
async function takeApproval({ searchParams }) {
  const state = searchParams.get('state') ?? '';
  const verifier = waiting.get(state);
  waiting.delete(state);
  if (!verifier || searchParams.get('iss') !== ESPALIER_URL)
    return [400, 'this is not an answer to a link of ours'];
  if (searchParams.has('error')) return [200, `not approved: ${searchParams.get('error')}`];
  const answer = await askForTokens({
    grant_type: 'authorization_code',
    code: searchParams.get('code') ?? '',
    redirect_uri: `${publicUrl}/callback`,
    code_verifier: verifier,
  });
  tokens.set(answer.sub, answer);
  console.log(`approved: unit ${answer.sub}, scopes ${answer.scope}`);
  return [200, 'Thank you, you are connected.'];
}

/** Whether an event was signed with our secret, not long ago. */
function isSigned(header, body) {
  const parts = header.split(',').map((part) => part.split('='));
  const time = parts.find(([name]) => name === 't')?.[1] ?? '';
  const expected = createHmac('sha256', CLIENT_SECRET).update(`${time}.${body}`).digest();
  const isFresh = Math.abs(Date.now() / 1000 - Number(time)) < maxAgeSeconds;
  const given = parts.filter(([name]) => name === 'v1').map(([, hex]) => Buffer.from(hex, 'hex'));
  return isFresh && given.some((each) => each.length === expected.length && timingSafeEqual(each, expected));
}

function takeEvent(header, body) {
  if (!isSigned(header, body)) return [401, 'bad signature'];
  const event = JSON.parse(body);
  if (!handled.has(event.id)) {
    handled.add(event.id);
    console.log(`event: ${event.type}, unit ${event.authorization.organizationUnitId}`);
  }
  return [204, ''];
}

/** The names of a customer's people, as far as the customer lets us see them. */
async function listPeople(unitId) {
  const { access_token: token } = tokens.get(unitId) ?? {};
  const answer = await fetch(
    `${ESPALIER_URL}/v1/ou/${unitId}/members?recursive=true&partyType=natural_person`,
    {
      headers: { authorization: `Bearer ${token}` },
    },
  );
  const body = await answer.json();
  return answer.ok
    ? [200, JSON.stringify(body.data.map(({ displayName }) => displayName))]
    : [502, body.error.code];
}

async function route(request, body) {
  const url = new URL(request.url, publicUrl);
  if (url.pathname === '/requests') return [200, JSON.stringify(newRequest())];
  if (url.pathname === '/callback') return takeApproval(url);
  if (url.pathname === '/webhook') return takeEvent(String(request.headers['espalier-signature']), body);
  if (url.pathname.startsWith('/people/')) return listPeople(url.pathname.slice('/people/'.length));
  return [404, 'nothing here'];
}

createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const [status, text] = await route(request, Buffer.concat(chunks).toString()).catch((error) => [
    502,
    error.message,
  ]);
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
}).listen(Number(PORT), '127.0.0.1', () => console.log(`application at ${publicUrl}`));
