import { screen, within } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { endpoints } from '../../../shared/endpoints.ts';
import { findOwnCountry } from '../../../web/features/institutions/countries.ts';
import { findInstitutions } from '../../../web/features/institutions/find-institutions.ts';
import { findAccessibilityFaults } from '../../support/accessibility.ts';
import { aggregator, institution } from '../../support/aggregator.ts';
import { renderApp } from '../../support/render-app.tsx';
import { createTestApp } from '../../support/test-app.ts';

async function open(path = '/', isConnected = false) {
  const app = createTestApp(aggregator);
  onTestFinished(() => app.close());
  const browser = app.browser();
  if (isConnected) await browser.connect({ institution });
  return { app, browser, ...(await renderApp({ path, browser, now: app.clock.now })) };
}

const listNames = () =>
  within(screen.getByRole('list'))
    .getAllByRole('button')
    .map(({ textContent }) => textContent?.trim());

test('a country and a bank are chosen, and the person leaves for that bank', async () => {
  const { user, left, app } = await open();
  await user.selectOptions(await screen.findByLabelText('Country'), 'SK');
  expect(await screen.findByText('3 banks found')).toBeVisible();
  expect(listNames()).toEqual(['Banka Duna', 'Mestská banka', 'Sporiteľňa pod Tatrami (on trial)']);
  expect(screen.getByText(/told your IP address/)).toBeVisible();
  expect(await findAccessibilityFaults()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Banka Duna' }));
  await expect.poll(() => left).toHaveLength(1);
  expect(left[0]).toContain(`${app.config.banks[0].baseUrl}/start?interaction=`);
});

test('the banks are searched as one types, without asking for anything', async () => {
  const { user, requests } = await open();
  await user.selectOptions(await screen.findByLabelText('Country'), 'SK');
  await screen.findByText('3 banks found');
  const before = requests.length;
  await user.type(screen.getByLabelText('Find your bank'), 'mestska');
  expect(await screen.findByText('1 bank found')).toBeVisible();
  expect(listNames()).toEqual(['Mestská banka']);
  await user.clear(screen.getByLabelText('Find your bank'));
  await user.type(screen.getByLabelText('Find your bank'), 'nowhere');
  expect(await screen.findByText('0 banks found')).toBeVisible();
  expect(requests).toHaveLength(before);
});

test('each country’s banks are asked for once', async () => {
  const { user, requests } = await open();
  const country = await screen.findByLabelText('Country');
  for (const code of ['CZ', 'SK', 'CZ']) {
    await user.selectOptions(country, code);
    await screen.findByText(code === 'CZ' ? '1 bank found' : '3 banks found');
  }
  const asked = requests.filter((request) => request.endsWith('institutions?country=CZ'));
  expect(asked).toHaveLength(1);
});

test('the accounts of a session stand there with their names and balances, and one that fails by itself', async () => {
  const { app } = await open('/accounts', true);
  expect(await screen.findByRole('link', { name: /Bežný účet/ })).toBeVisible();
  expect(await screen.findByRole('heading', { level: 2, name: /Banka Duna/ })).toBeVisible();
  const paths = app.bankRequests.map(({ url }) => new URL(url).pathname);
  await expect.poll(() => app.bankRequests.filter(({ url }) => url.endsWith('/balances'))).toHaveLength(7);
  expect(paths.filter((path) => path.endsWith('/details'))).toHaveLength(7);
});

test('a refused detail leaves its account in the list, and the others whole', async () => {
  const app = createTestApp(aggregator);
  onTestFinished(() => app.close());
  const browser = app.browser();
  const { connectionId } = await browser.connect({ institution });
  app.levers.chooseQuirks(['one-account-refused']);
  await renderApp({ path: '/accounts', browser, now: app.clock.now });
  expect(await screen.findByRole('link', { name: /Account without a name/ })).toBeVisible();
  expect(screen.getByRole('link', { name: /Bežný účet/ })).toBeVisible();
  expect(await screen.findByText(/The bank knows no such account under your consent/)).toBeVisible();
  expect((await browser.fetch(endpoints.accounts(connectionId))).status).toBe(200);
});

test('more banks than can be read through are told of, and a name’s beginning comes first', () => {
  const list = ['Stará banka', 'Banka Duna', 'Ústredie'].map((name) => ({
    name,
    country: 'SK',
    beta: false,
    longestConsentDays: 90,
  }));
  const find = (query: string) => findInstitutions(list, query).map(({ name }) => name);
  expect(find('BANKA')).toEqual(['Banka Duna', 'Stará banka']);
  expect(find('duna banka')).toEqual(['Banka Duna']);
  expect(find('ustredie')).toEqual(['Ústredie']);
  expect(find('')).toHaveLength(3);
  const [duna] = list.slice(1);
  expect(findInstitutions(duna ? [{ ...duna, bic: 'DUNASKBX' }] : [], 'dunask')).toHaveLength(1);
});

test.each([
  [['de-AT', 'en'], 'AT'],
  [['sk'], 'SK'],
  [['en-US'], 'SK'],
])('whose languages are %j most likely banks in %s', (languages, country) => {
  expect(findOwnCountry(['AT', 'SK'], languages)).toBe(country);
  expect(findOwnCountry(['CZ'], languages)).toBe('CZ');
});
