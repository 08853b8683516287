// The peer that people reach for: express-openid-connect keeps the tokens in an encrypted cookie, http-proxy-middleware
// relays. Configured as their documentation has it, with kept connections, which favours it.
import { Agent } from 'node:http';
import express from 'express';
import { auth } from 'express-openid-connect';
import { createProxyMiddleware } from 'http-proxy-middleware';

const { PORT, BANK_URL, ISSUER, CLIENT_ID, CLIENT_SECRET, COOKIE_SECRET } = process.env;

const app = express();
app.use(
  auth({
    baseURL: `http://localhost:${PORT}`,
    issuerBaseURL: ISSUER,
    clientID: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    secret: COOKIE_SECRET,
    authRequired: false,
    idTokenSigningAlg: 'ES256',
    clientAuthMethod: 'client_secret_basic',
    authorizationParams: { response_type: 'code', scope: 'openid' },
  }),
);
app.use(
  '/bff',
  (request, response, next) => (request.oidc.isAuthenticated() ? next() : response.sendStatus(401)),
  createProxyMiddleware({
    target: BANK_URL,
    agent: new Agent({ keepAlive: true }),
    on: {
      proxyReq(outgoing, request) {
        outgoing.removeHeader('cookie');
        outgoing.setHeader('authorization', `Bearer ${request.oidc.accessToken.access_token}`);
      },
    },
  }),
);
app.listen(Number(PORT), '127.0.0.1');
