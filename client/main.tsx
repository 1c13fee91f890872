import { createRoot } from 'react-dom/client';
import { keepShell } from '#client/app/offline/shell-worker.ts';
import { Providers } from '#client/app/providers.tsx';
import { startI18n } from '#client/i18n/start-i18n.ts';
import '#client/theme/library-styles.css';
import '#client/theme/fonts.css';
import '#client/theme/tokens.css';
import '#client/theme/global.css';

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');

await startI18n();
createRoot(root).render(<Providers />);
// After the screen: what is kept for later must not slow down what is wanted now.
setTimeout(() => void keepShell(), 2000);
