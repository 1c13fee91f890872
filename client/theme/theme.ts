import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Mantine wants ten steps; ours are the tokens, so that no second palette exists. */
const steps = (token: string): MantineColorsTuple => [
  token,
  token,
  token,
  token,
  token,
  token,
  token,
  token,
  token,
  token,
];

/** The library's sizes, radii and fonts, all from tokens.css. */
export const theme = createTheme({
  fontFamily: 'var(--font-interface)',
  headings: { fontFamily: 'var(--font-document)', fontWeight: '400' },
  primaryColor: 'accent',
  colors: { accent: steps('var(--accent)') },
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: 'var(--radius-s)', md: 'var(--radius-m)', lg: '12px', xl: '20px' },
  fontSizes: {
    xs: 'var(--text-xs)',
    sm: 'var(--text-sm)',
    md: 'var(--text-md)',
    lg: 'var(--text-lg)',
    xl: 'var(--text-xl)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  // A menu holds items only: the library's empty element for the first focus is none, and the first item takes it.
  components: { Menu: { defaultProps: { withInitialFocusPlaceholder: false } } },
});

const colours = {
  '--mantine-color-body': 'var(--desk)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-default': 'var(--raised)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--hairline)',
  '--mantine-color-placeholder': 'var(--ink-faint)',
  '--mantine-color-error': 'var(--warn)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-accent-filled': 'var(--accent)',
  '--mantine-color-accent-filled-hover': 'var(--accent)',
  '--mantine-color-accent-light': 'var(--accent-wash)',
  '--mantine-color-accent-light-hover': 'var(--accent-wash)',
  '--mantine-color-accent-light-color': 'var(--accent)',
  '--menu-item-hover': 'var(--hover)',
  '--mantine-primary-color-contrast': 'var(--accent-ink)',
};

/** Both appearances take the same names; tokens.css decides what they are. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: colours, dark: colours });
