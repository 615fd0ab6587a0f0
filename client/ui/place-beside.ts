/** Where a floating box goes beside the control that opened it, kept inside the window. Pure. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const gap = 4;
const margin = 8;

/**
 * Below the control and aligned with its start or end; above it when there is no room below, and over it when there is
 * room for it nowhere else. Pixels.
 */
export function placeBeside(
  control: Box,
  floating: Size,
  window: Size,
  align: 'start' | 'end',
): { left: number; top: number } {
  const wanted = align === 'start' ? control.left : control.right - floating.width;
  const left = Math.max(margin, Math.min(wanted, window.width - floating.width - margin));
  const below = control.bottom + gap;
  const fitsBelow = below + floating.height <= window.height - margin;
  const above = control.top - gap - floating.height;
  const over = Math.max(margin, window.height - floating.height - margin);
  const top = fitsBelow ? below : above >= margin ? above : over;
  return { left, top };
}
