// A real OpenID Connect provider for the tests: node provider.mjs port redirect-uri
// Who may sign in, and what is said of them, is told to it at /people.
import { createServer } from 'node:http';

import Provider from 'oidc-provider';

const [port, redirectUri] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const people = new Map();

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'hinterland',
    client_secret: 'a secret of the tests, not of anybody',
    redirect_uris: [redirectUri],
    response_types: ['code'],
    grant_types: ['authorization_code'],
  }],
  claims: {
    openid: ['sub'],
    email: ['email', 'email_verified'],
    profile: ['name', 'locale', 'groups', 'realm'],
  },
  cookies: { keys: ['of the tests'] },
  features: { devInteractions: { enabled: true } },
  findAccount: (ctx, sub) => (people.has(sub)
    ? { accountId: sub, claims: () => ({ sub, ...people.get(sub) }) }
    : undefined),
  pkce: { required: () => true },
});
const answer = provider.callback();

createServer((request, response) => {
  if (request.url !== '/people') {
    answer(request, response);
    return;
  }
  let body = '';
  request.on('data', (part) => { body += part; });
  request.on('end', () => {
    const { login, claims } = JSON.parse(body);
    people.set(login, claims);
    response.end('ok');
  });
}).listen(Number(port), '127.0.0.1');
