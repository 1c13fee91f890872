import { test } from '@playwright/test';

const NO_CHROMIUM = 'NOT TESTED: everything in a browser (no Chromium here; set CHROMIUM to its path)';

/** Stands for all browser tests where there is no browser: one loud, named skip instead of silence. */
test(NO_CHROMIUM, () => {
  test.skip(true, NO_CHROMIUM);
});
