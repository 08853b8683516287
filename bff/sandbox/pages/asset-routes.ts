import { Hono } from 'hono';
import { mark } from './mark.ts';
import { stylesheet } from './stylesheet.ts';

/** What the pages need beside themselves. */
export function createAssetRoutes(): Hono {
  const routes = new Hono();
  routes.get('/style.css', (c) => c.body(stylesheet, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  routes.get('/mark.svg', (c) => c.body(mark, 200, { 'Content-Type': 'image/svg+xml' }));
  return routes;
}
