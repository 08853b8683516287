import { connect, expect, test } from './konto.ts';

test('in both languages and a wide font, a narrow bar keeps Hide amounts on one line and nothing sticks out', async ({
  page,
}) => {
  await connect(page);
  for (const [language, name] of Object.entries({ en: 'Hide amounts', sk: 'Skryť sumy' }))
    for (const width of [320, 360]) {
      await page.evaluate((preferences) => {
        localStorage.setItem('konto.preferences', preferences);
      }, JSON.stringify({ language }));
      await page.setViewportSize({ width, height: 780 });
      await page.reload();
      await expect(page.getByRole('link', { name: /Bežný účet/ })).toBeVisible();
      await page.evaluate(() => {
        document.documentElement.style.letterSpacing = '0.06em';
      });
      const words = page.getByRole('button', { name, exact: true });
      expect((await words.boundingBox())?.height, `${language} ${width}`).toBe(44);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
});
