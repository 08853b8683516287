import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The smallest application of the packages that Konto's own first load is made of: what it is compared with. */
const main = `
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { object, parse, string } from 'valibot';
import { create } from 'zustand';
const useTitle = create(() => ({ title: 'empty' }));
const Page = () => createElement('h1', null, parse(object({ title: string() }), useTitle()).title);
const router = createBrowserRouter([{ path: '/', element: createElement(Page) }]);
i18n.loadAndActivate({ locale: 'en', messages: {} });
createRoot(document.getElementById('root')).render(
  createElement(I18nProvider, { i18n },
    createElement(QueryClientProvider, { client: new QueryClient() }, createElement(RouterProvider, { router }))));
`;

/** Into a folder below the repository, where its packages are found. */
export function writeEmptyApp(folder: string): void {
  writeFileSync(join(folder, 'main.js'), main);
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html lang="en"><title>Empty</title><div id="root"></div><script type="module" src="./main.js"></script>',
  );
}
