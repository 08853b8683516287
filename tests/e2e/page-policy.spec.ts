import { connect, expect, test } from './konto.ts';

test('F6: the page lives under its policy, which stops what it does not allow, aloud', async ({
  page,
  complaints,
}) => {
  const answer = await page.goto('/');
  const policy = answer?.headers()['content-security-policy'] ?? '';
  for (const directive of ["script-src 'self'", "style-src 'self'", "require-trusted-types-for 'script'"])
    expect(policy).toContain(directive);
  await connect(page);
  expect(complaints).toEqual([]);

  const reached = await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'h1 { visibility: hidden }';
    document.head.append(style);
    try {
      document.body.innerHTML = '<img src="x" onerror="window.reached = true">';
      return 'markup from a string';
    } catch {
      return 'reached' in window ? 'script' : 'nothing';
    }
  });
  expect(reached).toBe('nothing');
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible();
  await expect.poll(() => complaints.splice(0).join('\n')).toContain('Content Security Policy');
});
