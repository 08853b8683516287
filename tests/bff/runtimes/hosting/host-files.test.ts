import { expect, test } from 'vitest';
import { buildForCloudflarePages } from '../../../../bff/runtimes/hosting/cloudflare-pages.ts';
import type { HostedSite } from '../../../../bff/runtimes/hosting/hosted-site.ts';
import { buildForNetlify } from '../../../../bff/runtimes/hosting/netlify.ts';
import { buildForNginx } from '../../../../bff/runtimes/hosting/nginx.ts';
import { buildForVercel } from '../../../../bff/runtimes/hosting/vercel.ts';

const site: HostedSite = {
  headers: { 'X-Content-Type-Options': 'nosniff' },
  files: ['/index.html', '/assets/main-4f9a.js'],
  screens: ['/', '/accounts/:accountKey'],
  bffUrl: 'https://bff.konto.example',
};

test('Netlify reads the proxy first, then the screens', () => {
  expect(buildForNetlify(site)._redirects).toBe(
    '/bff/* https://bff.konto.example/bff/:splat 200\n/accounts/:accountKey /index.html 200\n',
  );
});

test('Cloudflare Pages, which proxies to no other origin, is given none', () => {
  expect(buildForCloudflarePages(site)._redirects).toBe('/accounts/:accountKey / 200\n');
});

test('where the BFF runs on the host itself, no other address is named', () => {
  const here = { ...site, bffUrl: null };
  expect(buildForNetlify(here)._redirects).not.toMatch(/^[^#].*bff/m);
  expect(JSON.parse(buildForVercel(here)['vercel.json'] ?? '').rewrites[0]).toEqual({
    source: '/bff/(.*)',
    destination: '/api/bff',
  });
  expect(buildForNginx(here)['konto.conf']).toContain('proxy_pass http://127.0.0.1:5173;');
});

test('more rules, or longer ones, than Cloudflare Pages reads stop the build', () => {
  const many = Array.from({ length: 100 }, (_, index) => `/assets/${index}.js`);
  expect(() => buildForCloudflarePages({ ...site, files: many })).toThrow('100 rules');
  const long = { 'Content-Security-Policy': 'x'.repeat(2_000) };
  expect(() => buildForCloudflarePages({ ...site, headers: long })).toThrow('2000 characters');
});

test('a header that nginx would read in another way stops the build', () => {
  for (const value of ['"', '$uri', 'a\\b'])
    expect(() => buildForNginx({ ...site, headers: { 'X-Any': value } })).toThrow('X-Any');
});
