import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import type { DataRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { TextElement } from './text-element.tsx';
import { type World, WorldProvider } from './world.tsx';

export function App({ world, router }: { world: World; router: DataRouter }) {
  return (
    <StrictMode>
      <WorldProvider value={world}>
        <QueryClientProvider client={world.queryClient}>
          <I18nProvider i18n={i18n} defaultComponent={TextElement}>
            <RouterProvider router={router} />
          </I18nProvider>
        </QueryClientProvider>
      </WorldProvider>
    </StrictMode>
  );
}
