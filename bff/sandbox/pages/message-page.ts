import { html } from 'hono/html';
import type { Messages } from './messages.ts';
import { buildPage, type Html } from './page.ts';

export const buildEndedPage = (messages: Messages): Html =>
  buildPage(messages, { title: messages.endedTitle, main: html`<p>${messages.ended}</p>` });

export const buildUntrustedPage = (messages: Messages, code: keyof Messages['untrusted']): Html =>
  buildPage(messages, {
    title: messages.untrustedTitle,
    main: html`
      <p>${messages.untrusted[code]}</p>
      <p>${messages.untrustedHint}</p>
      <p><code>${code}</code></p>`,
  });
