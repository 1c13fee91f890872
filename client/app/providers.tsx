import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { colorSchemeMemory } from '#client/theme/color-scheme-memory.ts';
import { styleNonce } from '#client/theme/style-nonce.ts';
import { cssVariables, theme } from '#client/theme/theme.ts';
import { NewerVersion } from './offline/newer-version.tsx';
import { createQueryClient } from './query-client.ts';
import { createAppRouter } from './router.tsx';

const queryClient = createQueryClient();
const router = createAppRouter(queryClient);

/** Everything that surrounds every screen. */
export function Providers() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemeMemory}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <NewerVersion />
      </QueryClientProvider>
    </MantineProvider>
  );
}
