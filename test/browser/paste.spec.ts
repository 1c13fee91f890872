import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { clause, test, textIn } from './journey.ts';

// Clauses are known by their numbers here, which other files have changed.
test.use({ ownText: 'paste' });

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../support/clipboard', `${name}.clip`), 'utf8');

async function open(page: Page): Promise<void> {
  await page.goto('/documents/protocol-11?lang=en');
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
}

const isSaved = (page: Page): Promise<void> =>
  expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');

async function newParagraph(page: Page, number: number): Promise<void> {
  const paragraph = clause(page, 'en', number).locator('p').last();
  await paragraph.click();
  // The End key goes to the end of the line only.
  await paragraph.evaluate((block) => getSelection()?.setPosition(block, block.childNodes.length));
  await page.keyboard.press('Enter');
}

/** What a browser hands to the page when the clipboard holds this. */
async function paste(page: Page, data: Readonly<Record<string, string>>): Promise<void> {
  await textIn(page, 'en').evaluate((text, given) => {
    const clipboardData = new DataTransfer();
    for (const [type, value] of Object.entries(given)) clipboardData.setData(type, value);
    text.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

/** As it stands in the text, without people's carets. */
const wordsOf = (page: Page, number: number): Promise<string[]> =>
  clause(page, 'en', number)
    .locator('p')
    .evaluateAll((blocks) =>
      blocks.map((block) => {
        const copy = block.cloneNode(true);
        if (!(copy instanceof Element)) return '';
        for (const caret of copy.querySelectorAll('[class*="caret"]')) caret.remove();
        return (copy.textContent ?? '').replaceAll('\u2060', '');
      }),
    );

test('three paragraphs from Word become three paragraphs of the clause, are saved, and the other Side has them', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  const other = await enter('ru-secretary');
  await Promise.all([open(page), open(other)]);
  const clauses = await page.locator('[data-numbered="clause"]').count();
  const before = await clause(page, 'en', 8).locator('p').count();
  await newParagraph(page, 8);
  await paste(page, { 'text/html': fixture('word-desktop'), 'text/plain': 'not this' });
  await expect(clause(page, 'en', 8).locator('p')).toHaveCount(before + 3);
  await expect(clause(other, 'en', 8).locator('p')).toHaveCount(before + 3);
  await expect(clause(other, 'en', 8)).toContainText('Российская Сторона передала «перечень»');
  await expect(clause(other, 'en', 8)).not.toContainText('private remark');
  await newParagraph(page, 9);
  await paste(page, { 'text/html': fixture('excel') });
  await expect(clause(other, 'en', 9).locator('tr')).toHaveCount(3);
  await newParagraph(page, 10);
  await paste(page, { 'text/plain': 'One\u0000\r\n\r\nTwo\u000bThree' });
  await expect(clause(other, 'en', 10)).toContainText('Three');
  expect((await wordsOf(page, 10)).slice(-3)).toEqual(['One', 'Two', 'Three']);
  await isSaved(page);
  expect(await page.locator('[data-numbered="clause"]').count()).toBe(clauses);
});

test('what another page put on the clipboard arrives with its formats and lists, and nothing foreign', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await open(page);
  const source = await page.context().newPage();
  await source.setContent(
    `<p style="color: red; font-family: 'Comic Sans MS'">The <b>Indian</b> Side and the <i>Russian</i> Side</p>
    <script>document.title = 'foreign'</script>
    <ul class="theirs"><li>coal</li><li>steel, <a href="https://example.org/list">listed</a></li></ul>
    <p hidden>unseen</p><img alt="a picture" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
    <p style="background: yellow" onclick="steal()">The end</p>`,
  );
  await source.bringToFront();
  await source.keyboard.press('Control+KeyA');
  await source.keyboard.press('Control+KeyC');
  await page.bringToFront();
  await newParagraph(page, 22);
  const before = await clause(page, 'en', 22).locator('p').count();
  await page.keyboard.press('Control+KeyV');
  const part = clause(page, 'en', 22);
  await expect(part).toContainText('The end');
  await expect(part.locator('strong')).toHaveText('Indian');
  await expect(part.locator('em')).toHaveText('Russian');
  await expect(part.locator('ul > li')).toHaveText(['coal', 'steel, listed']);
  await expect(part.locator('a')).toHaveAttribute('href', 'https://example.org/list');
  // The empty paragraph takes the first one, two stand in the list.
  await expect(part.locator('p')).toHaveCount(before + 3);
  await expect(part).not.toContainText('unseen');
  await expect(part.locator('[style], [onclick], .theirs, script, font, img[alt]')).toHaveCount(0);
  await isSaved(page);
});

test('an input method composes while another person types in the same paragraph: nothing is lost or doubled', async ({
  enter,
}) => {
  const page = await enter('in-cochair');
  const other = await enter('ru-cochair');
  await Promise.all([open(page), open(other)]);
  await newParagraph(page, 12);
  await page.keyboard.type('start ');
  await expect(clause(other, 'en', 12)).toContainText('start');
  await clause(other, 'en', 12).locator('p').last().click();
  await other.keyboard.press('Home');
  const devtools = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    devtools.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  for (const word of ['नमस्ते', 'सहमति', 'मशीन']) {
    for (let length = 1; length <= word.length; length += 1) {
      await compose(word.slice(0, length));
      await other.keyboard.type(String(length));
    }
    // As an input method ends it: the word stays as it was composed.
    await devtools.send('Input.insertText', { text: word });
    await page.keyboard.type(' ');
  }
  await Promise.all([isSaved(page), isSaved(other)]);
  await expect
    .poll(async () => (await wordsOf(page, 12)).at(-1))
    .toBe('123456123451234start नमस्ते सहमति मशीन ');
  await expect.poll(async () => wordsOf(other, 12)).toEqual(await wordsOf(page, 12));
});
