// The arrows between the folders. `npm run check` also fails when too few modules were seen.
const only = (name, from, to, comment) => ({ name, comment, severity: 'error', from: { path: from }, to });

module.exports = {
  forbidden: [
    only('no-cycles', '.*', { circular: true }, 'An import cycle has no first file to read.'),
    only('shared-imports-nothing', '^shared/', { path: '^(bff|web|tests)/' }, 'shared is the contract.'),
    only('bff-not-web', '^bff/', { path: '^(web|tests)/' }, 'The BFF never imports the web.'),
    only('web-not-bff', '^web/', { path: '^(bff|tests)/' }, 'The web never imports the BFF.'),
    only(
      'web-reads-responses',
      '^web/',
      { path: '^shared/banks/[^/]+/requests' },
      'The web knows how responses read, not which requests exist.',
    ),
    only(
      'bff-knows-requests',
      '^bff/(?!sandbox/)',
      { path: '^shared/banks/.*response' },
      "The BFF never parses the bank's data.",
    ),

    only(
      'bff-config-is-first',
      '^bff/config/',
      { path: '^bff/(?!config/)' },
      'config imports no other part of the BFF.',
    ),
    only(
      'bff-parts-below-middleware',
      '^bff/(session|authorization|oauth|bank)/',
      { path: '^bff/(middleware|routes|runtimes|sandbox|app)' },
      'session, authorization, oauth and bank know nothing of HTTP routes.',
    ),
    only(
      'bff-oauth-below-authorization',
      '^bff/oauth/',
      { path: '^bff/authorization/' },
      'OAuth is one way to an authorization.',
    ),
    only(
      'bff-bank-below-oauth',
      '^bff/(bank|session)/',
      { path: '^bff/(authorization|oauth)/' },
      'bank sends and reads; who may is settled above it.',
    ),
    only(
      'bff-limits-below-middleware',
      '^bff/limits/',
      { path: '^bff/(?!limits/|config/|session/(?:bounded-map|redis-connection))' },
      'limits know nothing of what is limited.',
    ),
    only(
      'rate-limiter-flexible-has-one-home',
      '^(?!bff/limits/)',
      { path: '^node_modules/rate-limiter-flexible/' },
      'One folder counts calls.',
    ),
    only(
      'bff-middleware-below-routes',
      '^bff/middleware/',
      { path: '^bff/(routes|runtimes|sandbox|app)' },
      'middleware stands below the routes.',
    ),
    only(
      'bff-routes-below-app',
      '^bff/routes/',
      { path: '^bff/(runtimes|sandbox|app)' },
      'routes stand below the app.',
    ),
    only(
      'bff-app-below-runtimes',
      '^bff/app',
      { path: '^bff/(runtimes|sandbox)/' },
      'The app is runtime-neutral.',
    ),
    only(
      'sandbox-stands-alone',
      '^bff/sandbox/',
      { path: '^bff/(?!sandbox/)' },
      'The sandbox bank is another institution.',
    ),
    only(
      'sandbox-only-from-runtimes',
      '^bff/(?!sandbox/|runtimes/)',
      { path: '^bff/sandbox/' },
      'Only runtimes and tests start the sandbox bank.',
    ),
    only(
      'node-only-at-the-edge',
      '^(shared|bff)/(?!runtimes/|session/(?:sqlite-session-store|redis-connection)|bank/(?:undici-transport|zlib-decoding))',
      { dependencyTypes: ['core'] },
      'The core runs on any web-standard runtime.',
    ),
    only(
      'functions-need-no-node',
      '^bff/runtimes/(?:cloudflare|netlify|vercel)[.]ts$',
      {
        path: '^(?:node:)?(?:fs|crypto|http|https|module|net|os|path|process|sqlite|stream|util|zlib)$|^node_modules/(?:undici|@redis|@hono)/',
        reachable: true,
      },
      'A function runs where there is no Node.',
    ),
    only(
      'undici-has-one-home',
      '^(?!bff/bank/(?:undici-transport|proxy-agent)|tests/)',
      { path: '^node_modules/undici/' },
      'Two files speak to undici, of which one only where there is a proxy.',
    ),
    only(
      'redis-has-one-home',
      '^(?!bff/session/redis-connection|tests/)',
      { path: '^node_modules/@redis/' },
      'One file speaks to Redis.',
    ),
    only(
      'prometheus-has-one-home',
      '^(?!bff/runtimes/metrics|tests/)',
      { path: '^node_modules/prom-client/' },
      'One file knows Prometheus.',
    ),
    only(
      'opentelemetry-has-one-home',
      '^(?!bff/runtimes/traces|tests/)',
      { path: '^node_modules/@opentelemetry/' },
      'One file knows OpenTelemetry.',
    ),

    only(
      'history-stands-alone',
      '^web/history/',
      { path: '^(?!shared/|web/history/)' },
      'The rooms over a history know neither screens nor network.',
    ),
    only(
      'web-api-is-first',
      '^web/api/',
      { path: '^web/(queries|features|routes|router|main)' },
      'api stands first.',
    ),
    only(
      'web-queries-below-features',
      '^web/queries/',
      { path: '^web/(features|routes|router|main)' },
      'queries stand below features.',
    ),
    only(
      'web-features-below-routes',
      '^web/features/',
      { path: '^web/(routes|router|main)' },
      'features stand below routes.',
    ),
    only(
      'web-routes-below-router',
      '^web/routes/',
      { path: '^web/(router|main)' },
      'routes stand below the router.',
    ),
    only(
      'no-orphan-packages',
      '^(shared|bff/(?!runtimes/(?:vite-|traces)))',
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
      'Only declared run-time packages.',
    ),
    only(
      'no-undeclared-packages',
      '^web',
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
      'Only declared packages. Those of the pages are in the build: no server installs them.',
    ),
    only('resolvable', '.*', { couldNotResolve: true }, 'Every import resolves.'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|po|svg|html)$|^tests/bench/(express-peer|node_modules)' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
    moduleSystems: ['es6'],
  },
};
