import { localStorageColorSchemeManager } from '@mantine/core';

/** Where the choice of light or dark is kept; the script in index.html reads the same key before the first paint. */
export const colorSchemeMemory = localStorageColorSchemeManager({ key: 'alternat:appearance' });
