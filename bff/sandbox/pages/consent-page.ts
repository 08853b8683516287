import { html } from 'hono/html';
import type { SandboxPerson } from '../accounts/people/sandbox-person.ts';
import type { SandboxAccount } from '../accounts/sandbox-account.ts';
import { authPath } from '../settings.ts';
import { formatDuration } from './format-duration.ts';
import type { Messages } from './messages.ts';
import { buildErrorSummary, buildPage, type Html } from './page.ts';

export interface ConsentPage {
  interactionId: string;
  person: SandboxPerson;
  /** In ms; the first one is proposed. */
  durations: readonly number[];
  /** Whether the form was sent before, without any account. */
  lacksAccounts: boolean;
}

export function buildConsentPage(messages: Messages, page: ConsentPage): Html {
  const { interactionId, person, durations, lacksAccounts } = page;
  const main = html`
    ${lacksAccounts && buildErrorSummary(messages, messages.noAccount, 'account-0')}
    <p>${messages.signedInAs} <strong>${person.name}</strong></p>
    <p>${messages.may}</p>
    <form method="post" action="${authPath}/consent">
      <input type="hidden" name="interaction" value="${interactionId}">
      <fieldset>
        <legend>${messages.accounts}</legend>
        ${person.accounts.map((account, index) =>
          buildAccountChoice(account, { id: `account-${index}`, checked: !lacksAccounts }),
        )}
      </fieldset>
      <label for="duration">${messages.duration}</label>
      <select id="duration" name="duration" aria-describedby="duration-hint">
        ${durations.map((ms) => html`<option value="${ms}">${formatDuration(ms, messages.language)}</option>`)}
      </select>
      <p id="duration-hint" class="hint">${messages.durationHint}</p>
      <div class="decision">
        <button type="submit" name="decision" value="allow" class="primary">${messages.allow}</button>
        <button type="submit" name="decision" value="refuse">${messages.refuse}</button>
      </div>
    </form>`;
  return buildPage(messages, { title: messages.consentTitle, main });
}

interface Checkbox {
  id: string;
  checked: boolean;
}

function buildAccountChoice(account: SandboxAccount, { id, checked }: Checkbox): Html {
  const { key, name, displayName, iban, currency, bank } = account;
  return html`
    <label class="account" for="${id}">
      <input type="checkbox" id="${id}" name="account" value="${key}" ${checked && 'checked'}>
      <span><strong>${displayName ?? name}</strong> <span>${account.product} · ${currency} · ${bank.bankName}</span>
        <span class="iban">${iban.replaceAll(/.{4}(?=.)/g, '$& ')}</span></span>
    </label>`;
}
