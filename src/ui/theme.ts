import {
  createTheme,
  Drawer,
  Menu,
  Modal,
  NumberInput,
  Popover,
  Switch,
  Textarea,
  TextInput,
  Tooltip,
  type VariantColorsResolver,
  type VariantColorResolverResult,
} from '@mantine/core';

const clear = '1px solid transparent';

/** Buttons in tokens, so that both colour schemes come from one place. `color="red"` is for what takes away. */
const variantColorResolver: VariantColorsResolver = ({ variant, color }): VariantColorResolverResult => {
  const bad = color === 'red';
  const tone = bad ? 'var(--bad)' : 'var(--accent)';
  switch (variant) {
    case 'filled':
      return {
        background: tone,
        hover: bad ? 'var(--bad)' : 'var(--accent-strong)',
        color: bad ? 'var(--surface-card)' : 'var(--accent-ink)',
        border: clear,
      };
    case 'light':
      return {
        background: bad ? 'var(--bad-soft)' : 'var(--surface-selected)',
        hover: bad ? 'var(--bad-soft)' : 'var(--surface-selected)',
        color: bad ? 'var(--bad)' : 'var(--accent-strong)',
        border: clear,
      };
    case 'subtle':
    case 'transparent':
      return {
        background: 'transparent',
        hover: 'var(--surface-hover)',
        color: bad ? 'var(--bad)' : color === 'gray' ? 'var(--ink-soft)' : 'var(--accent-strong)',
        border: clear,
      };
    default:
      return {
        background: 'var(--surface-card)',
        hover: 'var(--surface-hover)',
        color: bad ? 'var(--bad)' : 'var(--ink)',
        border: '1px solid var(--line-strong)',
      };
  }
};

const appear = { transitionProps: { transition: 'fade', duration: 120 } } as const;

// Toasts are at 250 and must not cover a dialog; what opens inside of a dialog stands above it.
const dialogs = 300;
const aboveDialogs = 310;

/** A dialog's heading is no banner of the page. */
const floating = {
  closeButtonProps: { 'aria-label': 'Close' },
  attributes: { header: { role: 'presentation' } },
} as const;

/** A browser writes what stands in a field to its disk, to restore a closed tab and to offer it again, unless a field says no. */
const unkept = { autoComplete: 'off' } as const;

/** Mantine as this product uses it; its colours and sizes stand in `mantine.css`. */
export const theme = createTheme({
  primaryColor: 'teal',
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  variantColorResolver,
  components: {
    TextInput: TextInput.extend({ defaultProps: unkept }),
    Textarea: Textarea.extend({ defaultProps: unkept }),
    NumberInput: NumberInput.extend({ defaultProps: unkept }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, ...appear } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', zIndex: aboveDialogs, ...appear } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', ...appear } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, zIndex: dialogs, ...appear, ...floating },
    }),
    Switch: Switch.extend({ defaultProps: { withThumbIndicator: false } }),
    Drawer: Drawer.extend({
      defaultProps: { zIndex: dialogs, transitionProps: { duration: 150 }, ...floating },
    }),
  },
});
