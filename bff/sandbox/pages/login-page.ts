import { html } from 'hono/html';
import { sandboxPeople } from '../accounts/people/sandbox-people.ts';
import type { SandboxPerson } from '../accounts/people/sandbox-person.ts';
import { authPath } from '../settings.ts';
import type { Messages } from './messages.ts';
import { buildErrorSummary, buildPage, type Html } from './page.ts';

interface LoginPage {
  interactionId: string;
  /** What was typed before, after a wrong password. */
  failedUsername: string | null;
}

export function buildLoginPage(messages: Messages, { interactionId, failedUsername }: LoginPage): Html {
  const hasFailed = failedUsername !== null;
  const invalid = hasFailed && html`aria-invalid="true" aria-describedby="problem"`;
  const interaction = html`<input type="hidden" name="interaction" value="${interactionId}">`;
  const main = html`
    ${hasFailed && buildErrorSummary(messages, messages.wrongCredentials, 'password')}
    <p>${messages.loginAsk}</p>
    <form method="post" action="${authPath}/login" class="people">
      ${interaction}
      <h2>${messages.testUsers}</h2>
      <p>${messages.testUsersHint} <code>${sandboxPeople[0]?.password}</code></p>
      ${sandboxPeople.map((person) => buildPersonButton(messages, person))}
    </form>
    <form method="post" action="${authPath}/login">
      ${interaction}
      <h2>${messages.credentials}</h2>
      <label for="username">${messages.username}</label>
      <input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required
        value="${failedUsername ?? ''}" ${invalid}>
      <label for="password">${messages.password}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required
        ${invalid}>
      <button type="submit" class="primary">${messages.signIn}</button>
    </form>`;
  return buildPage(messages, { title: messages.loginTitle, main });
}

const buildPersonButton = (messages: Messages, { username, name, about }: SandboxPerson): Html => html`
  <button type="submit" name="testUser" value="${username}">
    <strong>${name}</strong> <span><code>${username}</code> · ${messages.about[about]}</span>
  </button>`;
