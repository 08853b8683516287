import { createBrowserRouter, type LoaderFunction, type RouteObject } from 'react-router';
import { routePaths } from './paths.ts';
import { CallbackFailure, CallbackPending, createCallbackLoader } from './routes/callback.tsx';
import { ConnectPage, createConnectLoader } from './routes/connect.tsx';
import { ErrorsPage } from './routes/errors.tsx';
import { NotFoundPage } from './routes/not-found.tsx';
import { Root } from './routes/root.tsx';
import { RouteFailure } from './routes/route-failure.tsx';
import { RouteLoading } from './routes/route-loading.tsx';
import { SignedIn } from './routes/signed-in.tsx';
import type { World } from './world.tsx';

export const createAppRouter = (world: World) => createBrowserRouter(appRoutes(world));

/**
 * The screens. Those of the bank's data are lazy: their module exports `Component` and `createLoader(world)`, and is
 * the only way into its chunk.
 */
export function appRoutes(world: World): RouteObject[] {
  const signedIn: RouteObject[] = [
    { path: routePaths.accounts, lazy: lazyScreen(world, () => import('./routes/accounts.tsx')) },
    { path: routePaths.account, lazy: lazyScreen(world, () => import('./routes/account.tsx')) },
  ];
  const screens: RouteObject[] = [
    { path: routePaths.connect, Component: ConnectPage, loader: createConnectLoader(world) },
    {
      path: routePaths.callback,
      loader: createCallbackLoader(world),
      HydrateFallback: CallbackPending,
      ErrorBoundary: CallbackFailure,
    },
    { Component: SignedIn, children: signedIn },
    { path: routePaths.errors, Component: ErrorsPage },
    { path: '*', Component: NotFoundPage },
  ];
  return [
    {
      Component: Root,
      ErrorBoundary: RouteFailure,
      children: [{ HydrateFallback: RouteLoading, ErrorBoundary: RouteFailure, children: screens }],
    },
  ];
}

interface ScreenModule {
  Component: () => React.ReactNode;
  createLoader: (world: World) => LoaderFunction;
}

const lazyScreen = (world: World, load: () => Promise<ScreenModule>) => async () => {
  const { Component, createLoader } = await load();
  return { Component, loader: createLoader(world) };
};
