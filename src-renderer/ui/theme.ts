/** The program's look: its own palette, system fonts, and a density for people who work in it all day. */
import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
  Menu,
  Modal,
  Notification,
  Radio,
  SegmentedControl,
  Switch,
  Tooltip,
} from '@mantine/core';
import { surfaces, toneVariables } from './tones.ts';

const laut: MantineColorsTuple = [
  '#edf6f8',
  '#d6e8ee',
  '#afd3de',
  '#82bacb',
  '#52a0b6',
  '#2b87a1',
  '#14708a',
  '#0e5c73',
  '#0b4a5d',
  '#073746',
];
const gray: MantineColorsTuple = [
  '#f7f8f9',
  '#eff1f2',
  '#e3e7e9',
  '#d2d8dc',
  '#b5bdc3',
  '#8a949c',
  '#5a646c',
  '#48525a',
  '#323a41',
  '#1c2126',
];
const dark: MantineColorsTuple = [
  '#dfe3e6',
  '#c0c7cd',
  '#9ba5ad',
  '#6d767e',
  '#39414a',
  '#2c333a',
  '#20252a',
  '#1a1e22',
  '#14171a',
  '#0d0f11',
];
const red: MantineColorsTuple = [
  '#fdf0ef',
  '#f9dad7',
  '#f0b3ae',
  '#e68780',
  '#dc625a',
  '#cf473f',
  '#b9332c',
  '#98211f',
  '#7b1a18',
  '#5a1211',
];

export const theme = createTheme({
  respectReducedMotion: true,
  primaryColor: 'laut',
  primaryShade: { light: 6, dark: 6 },
  colors: { laut, gray, dark, red },
  black: surfaces.light.text,
  fontFamily:
    '"Segoe UI Variable Text", "Segoe UI", system-ui, -apple-system, "Helvetica Neue", "Noto Sans", "Open Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Consolas, "SF Mono", Menlo, "Noto Sans Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.35' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '0.1875rem', sm: '0.3125rem', md: '0.4375rem', lg: '0.625rem', xl: '0.875rem' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.35' },
      h2: { fontSize: '0.9375rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.45' },
    },
  },
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      vars: (_, { size = 'sm' }) =>
        size === 'sm'
          ? { root: { '--button-height': '2rem', '--button-padding-x': '0.75rem' } }
          : size === 'xs'
            ? { root: { '--button-height': '1.625rem', '--button-padding-x': '0.5rem' } }
            : { root: {} },
      styles: { label: { fontWeight: 500 } },
    }),
    Input: Input.extend({
      vars: (_, { size = 'sm' }) => ({ wrapper: size === 'sm' ? { '--input-height': '2.125rem' } : {} }),
    }),
    InputWrapper: Input.Wrapper.extend({
      styles: {
        label: { fontWeight: 500, marginBottom: '0.25rem' },
        description: { color: 'var(--mantine-color-dimmed)', fontSize: '0.75rem', marginBottom: '0.25rem' },
        error: { fontSize: '0.75rem' },
      },
    }),
    SegmentedControl: SegmentedControl.extend({ styles: { label: { fontWeight: 500 } } }),
    Switch: Switch.extend({ styles: { description: { fontSize: '0.75rem', lineHeight: 1.45 } } }),
    Radio: Radio.extend({ styles: { description: { fontSize: '0.75rem', lineHeight: 1.45 } } }),
    // Within the landmark that it belongs to, and within what scrolls with its button.
    Menu: Menu.extend({ defaultProps: { shadow: 'md', withinPortal: false, withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({ defaultProps: { centered: true, radius: 'lg', overlayProps: { backgroundOpacity: 0.4 } } }),
    Tooltip: Tooltip.extend({ defaultProps: { withArrow: true, openDelay: 300, multiline: true, maw: 320 } }),
    Notification: Notification.extend({ defaultProps: { radius: 'md' } }),
  },
});

/** Mantine's own dimmed and error colours miss 4.5 : 1; these do not. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': surfaces.light.body,
    '--mantine-color-text': surfaces.light.text,
    '--mantine-color-dimmed': surfaces.light.dimmed,
    '--mantine-color-placeholder': '#66707a',
    '--mantine-color-error': '#a8261f',
    '--mantine-color-anchor': laut[7],
    '--mantine-color-default-border': '#cfd5da',
    ...toneVariables('light'),
  },
  dark: {
    '--mantine-color-body': surfaces.dark.body,
    '--mantine-color-text': surfaces.dark.text,
    '--mantine-color-dimmed': surfaces.dark.dimmed,
    '--mantine-color-placeholder': '#8f99a2',
    '--mantine-color-error': '#f2948d',
    '--mantine-color-red-light-color': '#f2948d',
    '--mantine-color-anchor': laut[3],
    '--mantine-color-default': surfaces.dark.raised,
    '--mantine-color-default-border': '#414a53',
    // Mantine's own is the ground of our cards: a button on one was a word without a button.
    '--mantine-color-disabled': dark[5] ?? '',
    ...toneVariables('dark'),
  },
});
