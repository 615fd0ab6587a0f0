/** Types of menus and popovers, apart from the components so that every tool can read them. */

/** To be spread on the button that opens the menu or popover. */
export interface TriggerProps {
  readonly 'aria-expanded': boolean;
  readonly 'aria-controls': string;
  readonly 'aria-haspopup': 'dialog' | 'menu';
  readonly onclick: () => void;
}

export interface MenuItem {
  readonly label: string;
  /** A second, quieter line; for a disabled item the reason. */
  readonly note?: string;
  readonly href?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** Set for an item that is one of a choice. */
  readonly checked?: boolean;
  readonly run?: () => void;
}
