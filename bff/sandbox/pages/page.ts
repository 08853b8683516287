import { html } from 'hono/html';
import { authPath } from '../settings.ts';
import type { Messages } from './messages.ts';

/** A piece of HTML with everything in it escaped. */
export type Html = ReturnType<typeof html>;

interface Page {
  title: string;
  main: Html;
}

export const buildPage = (messages: Messages, { title, main }: Page): Html => html`<!doctype html>
<html lang="${messages.language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title} – Banka Duna</title>
    <link rel="icon" href="${authPath}/mark.svg" type="image/svg+xml">
    <link rel="stylesheet" href="${authPath}/style.css">
  </head>
  <body>
    <header>
      <p class="brand"><img src="${authPath}/mark.svg" alt="" width="36" height="36"> Banka Duna</p>
      <p class="ribbon">${messages.sandbox}</p>
    </header>
    <main>
      <h1>${title}</h1>
      ${main}
    </main>
  </body>
</html>
`;

/** What is wrong with the form that was sent, at its top, linked to the field, seen first and read aloud at once. */
export const buildErrorSummary = (messages: Messages, problem: string, fieldId: string): Html => html`
  <div class="problem" role="alert" tabindex="-1" autofocus>
    <h2>${messages.problem}</h2>
    <p id="problem"><a href="#${fieldId}">${problem}</a></p>
  </div>`;
