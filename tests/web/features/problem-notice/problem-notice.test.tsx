import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { expect, onTestFinished, test } from 'vitest';
import { RequestFailure } from '../../../../web/api/request-failure.ts';
import {
  ProblemNotice,
  type ProblemNoticeProps,
} from '../../../../web/features/problem-notice/problem-notice.tsx';
import { applyPreferences } from '../../../../web/preferences/apply-preferences.ts';

async function show(props: ProblemNoticeProps) {
  onTestFinished(await applyPreferences(document));
  render(
    <I18nProvider i18n={i18n}>
      <MemoryRouter>
        <ProblemNotice {...props} />
      </MemoryRouter>
    </I18nProvider>,
  );
  return screen.getByRole('alert');
}

test('it says what happened, what helps, and what to tell the operator', async () => {
  const notice = await show({ failure: new RequestFailure('bank_unavailable', { requestId: 'r-42' }) });
  expect(notice).toHaveTextContent('The bank’s service is not available at the moment.');
  expect(notice).toHaveTextContent('Try again in a moment.');
  expect(notice).toHaveTextContent('bank_unavailable');
  expect(notice).toHaveTextContent('request r-42');
  expect(screen.getByRole('link')).toHaveAttribute('href', '/help/errors#bank_unavailable');
});

test('when it can work again stands there as a time on the clock, and trying is never locked', async () => {
  const tries: string[] = [];
  const retryAt = new Date(2026, 2, 16, 14, 32, 5).getTime();
  const notice = await show({
    failure: new RequestFailure('rate_limited', { retryAt }),
    retry: () => tries.push('again'),
  });
  expect(notice).toHaveTextContent(/It can work again from 2:32:05\sPM\./);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(tries).toEqual(['again']);
});

test('while it tries again the button says so, keeps the focus and tries nothing more', async () => {
  const tries: PromiseWithResolvers<void>[] = [];
  await show({
    failure: new RequestFailure('bank_unavailable'),
    retry: () => {
      const attempt = Promise.withResolvers<void>();
      tries.push(attempt);
      return attempt.promise;
    },
  });
  const button = screen.getByRole('button', { name: 'Try again' });
  await userEvent.click(button);
  expect(button).toHaveAccessibleName('Trying again…');
  expect(button).toHaveAttribute('aria-disabled', 'true');
  expect(button).toHaveFocus();
  await userEvent.click(button);
  expect(tries).toHaveLength(1);

  tries[0]?.resolve();
  await waitFor(() => expect(button).toHaveAccessibleName('Try again'));
  expect(button).toHaveAttribute('aria-disabled', 'false');
  await userEvent.click(button);
  expect(tries).toHaveLength(2);
});

test('how far back the bank’s data go is a day, in every time zone the same', async () => {
  const notice = await show({
    failure: new RequestFailure('history_limit', { earliestDateFrom: '2024-03-01' }),
  });
  expect(notice).toHaveTextContent('The bank’s data begin on March 1, 2024.');
});

test('what has no name is unexpected, and its own text is not shown', async () => {
  const notice = await show({ failure: new Error('secret detail') });
  expect(notice).toHaveTextContent('unexpected');
  expect(notice).not.toHaveTextContent('secret detail');
});
