import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { FailureCode } from '../../api/request-failure.ts';

/** What a person needs to know of a failure: what happened, and what helps, which says who can do it. */
export interface ProblemSentence {
  happened: MessageDescriptor;
  helps: MessageDescriptor;
}

/** One sentence for every failure; the compiler holds that none is missing. */
export function problemSentence(code: FailureCode): ProblemSentence {
  switch (code) {
    case 'no_session':
      return {
        happened: msg`You are not signed in to Konto on this device.`,
        helps: msg`Connect your bank to continue. Your consent at the bank is not affected.`,
      };
    case 'session_expired':
      return {
        happened: msg`Your session has ended, to keep your data from others who use this device.`,
        helps: msg`Connect your bank again. You will come back to where you were.`,
      };
    case 'consent_required':
      return {
        happened: msg`The bank no longer accepts your consent: it has run out, or you withdrew it at the bank.`,
        helps: msg`Reconnect the bank to give a new consent. You will come back to where you were.`,
      };
    case 'permission_missing':
      return {
        happened: msg`The consent that you gave does not cover this.`,
        helps: msg`Renew the connection at the top of this screen, and choose on the bank’s page what you want to see.`,
      };
    case 'contract_missing':
      return {
        happened: msg`The bank says that this application has no contract for this service.`,
        helps: msg`Only the operator of this application can settle this with the bank.`,
      };
    case 'not_first_party':
      return {
        happened: msg`The request did not look as if it came from this application, so it was refused.`,
        helps: msg`Reload the page. If it happens again, an extension or a proxy may be changing requests.`,
      };
    case 'connection_not_found':
      return {
        happened: msg`This connection is no longer there: it was disconnected.`,
        helps: msg`Go to your accounts, or connect the bank again.`,
      };
    case 'account_not_found':
      return {
        happened: msg`The bank knows no such account under your consent.`,
        helps: msg`Go to your accounts. If one is missing there, renew the connection and choose it at the bank.`,
      };
    case 'account_id_unsupported':
      return {
        happened: msg`Konto does not ask the bank for this account: the id that the bank gave it is too long, or could lead to another address.`,
        helps: msg`Trying again does not help. Tell the operator: only the bank can give the account another id.`,
      };
    case 'not_found':
      return {
        happened: msg`There is nothing at this address.`,
        helps: msg`Check the address, or go to your accounts.`,
      };
    case 'method_not_allowed':
    case 'body_too_large':
    case 'unsupported_media_type':
      return {
        happened: msg`The application sent a request that its own server does not accept.`,
        helps: msg`Reload the page: an older version may still be open. If it happens again, tell the operator.`,
      };
    case 'invalid_parameter':
      return {
        happened: msg`The bank does not accept one of the values that were asked for.`,
        helps: msg`Go back to the first page and try again.`,
      };
    case 'history_limit':
      return {
        happened: msg`The bank keeps no data that old.`,
        helps: msg`Go back to newer transactions.`,
      };
    case 'authorization_denied':
      return {
        happened: msg`You refused the access on the bank’s page.`,
        helps: msg`If that was not what you wanted, connect or renew again and allow the access at the bank.`,
      };
    case 'authorization_unknown':
      return {
        happened: msg`This return from the bank is unknown: it was already used, took too long, or was begun in another browser.`,
        helps: msg`Start again from here, in this browser.`,
      };
    case 'authorization_failed':
      return {
        happened: msg`The bank ended the authorization with an error.`,
        helps: msg`Start again. If it happens again, only the bank or the operator can help.`,
      };
    case 'token_exchange_failed':
      return {
        happened: msg`The bank confirmed your consent, but did not complete the connection.`,
        helps: msg`Start again in a moment.`,
      };
    case 'session_full':
      return {
        happened: msg`Konto has no room for this connection here, so it was not added. What was connected stays.`,
        helps: msg`Disconnect a bank that you no longer need, then connect again. If there is none, tell the operator.`,
      };
    case 'client_rejected':
      return {
        happened: msg`The bank does not accept this application’s credentials.`,
        helps: msg`Only the operator of this application can correct this. Signing in again does not help.`,
      };
    case 'rate_limited':
      return {
        happened: msg`There were too many requests in a short time.`,
        helps: msg`Wait a little, then try again.`,
      };
    case 'bank_unavailable':
      return {
        happened: msg`The bank’s service is not available at the moment.`,
        helps: msg`Try again in a moment. What was connected stays connected.`,
      };
    case 'bank_timeout':
      return {
        happened: msg`The bank took too long to answer.`,
        helps: msg`Try again in a moment.`,
      };
    case 'bank_misbehaved':
      return {
        happened: msg`The bank sent something other than data.`,
        helps: msg`Try again in a moment. If that does not help, tell the operator.`,
      };
    case 'bank_path_unknown':
      return {
        happened: msg`The bank has nothing at the address that Konto asked: its service has another version or another address.`,
        helps: msg`Only the operator of this application can correct how the bank is set up. Trying again does not help.`,
      };
    case 'session_store_unavailable':
      return {
        happened: msg`Konto cannot read its sessions at the moment.`,
        helps: msg`Try again in a moment. Signing in again does not help.`,
      };
    case 'unexpected':
      return {
        happened: msg`Something went wrong that Konto did not expect.`,
        helps: msg`Try again. If it happens again, tell the operator.`,
      };
    case 'offline':
      return {
        happened: msg`There is no connection to Konto’s server.`,
        helps: msg`Check your internet connection, then try again.`,
      };
    case 'new_version':
      return {
        happened: msg`Konto has been replaced by a newer version since this page was opened, so this part of it is gone.`,
        helps: msg`Try again: the page is loaded anew, and you stay where you are.`,
      };
    case 'server_unavailable':
      return {
        happened: msg`Konto’s server could not send a part of this page.`,
        helps: msg`Try again in a moment. If that does not help, tell the operator.`,
      };
    case 'cookies_blocked':
      return {
        happened: msg`Your browser keeps no cookies for this site. Without them, Konto cannot recognize you when you come back from the bank.`,
        helps: msg`Allow cookies for this site in the settings of your browser, reload the page, and try again.`,
      };
    case 'response_too_large':
      return {
        happened: msg`The bank sent more at once than a browser can read, so nothing of it is shown.`,
        helps: msg`Choose fewer rows per page. If that does not help, only the bank can.`,
      };
    case 'unreadable_response':
      return {
        happened: msg`The answer arrived damaged or incomplete, so nothing of it is shown.`,
        helps: msg`Try again. If it happens again, tell the operator.`,
      };
  }
}
