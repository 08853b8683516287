import type { ReactNode } from 'react';
import {
  createBrowserRouter,
  type LoaderFunction,
  type RouteObject,
  type ShouldRevalidateFunction,
} from 'react-router';
import { Skeleton } from './features/frame/skeleton.tsx';
import { loadLaterMessages } from './i18n.ts';
import { loadPart } from './load-part.ts';
import { routePaths } from './paths.ts';
import { CallbackFailure, CallbackPending, createCallbackLoader } from './routes/callback.tsx';
import { ConnectPage, createConnectLoader } from './routes/connect.tsx';
import { Root } from './routes/root.tsx';
import { RouteFailure } from './routes/route-failure.tsx';
import { SignedIn } from './routes/signed-in.tsx';
import type { World } from './world.tsx';

export const createAppRouter = (world: World) => createBrowserRouter(appRoutes(world));

/**
 * The screens. All but the first are lazy: their module exports `Component` and, where data are to be on their way
 * early, `createLoader(world)`.
 */
export function appRoutes(world: World): RouteObject[] {
  const screen = createLazyScreens(world);
  const signedIn: RouteObject[] = [
    {
      path: routePaths.accounts,
      lazy: screen('routes/accounts.tsx', () => import('./routes/accounts.tsx')),
    },
    {
      path: routePaths.account,
      lazy: screen('routes/account.tsx', () => import('./routes/account.tsx')),
    },
  ];
  const screens: RouteObject[] = [
    { path: routePaths.connect, Component: ConnectPage, loader: createConnectLoader(world) },
    {
      path: routePaths.callback,
      loader: createCallbackLoader(world),
      Component: CallbackPending,
      HydrateFallback: CallbackPending,
      ErrorBoundary: CallbackFailure,
    },
    { Component: SignedIn, children: signedIn },
    {
      path: routePaths.errors,
      lazy: screen('routes/errors.tsx', () => import('./routes/errors.tsx')),
    },
    {
      path: '*',
      lazy: screen('routes/not-found.tsx', () => import('./routes/not-found.tsx')),
    },
  ];
  return [
    {
      Component: Root,
      ErrorBoundary: RouteFailure,
      children: [{ HydrateFallback: Skeleton, ErrorBoundary: RouteFailure, children: screens }],
    },
  ];
}

interface ScreenModule {
  Component: () => ReactNode;
  createLoader?: (world: World) => LoaderFunction;
  shouldRevalidate?: ShouldRevalidateFunction;
}

const createLazyScreens =
  (world: World) => (source: string, load: () => Promise<ScreenModule>) => async () => {
    const [{ createLoader, ...screen }] = await Promise.all([loadPart(source, load), loadLaterMessages()]);
    return createLoader ? { ...screen, loader: createLoader(world) } : screen;
  };
