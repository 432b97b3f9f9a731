/** The colours of the style sheet as a canvas takes them. */
const NAMES = ['ink', 'quiet', 'line', 'accent', 'tint', 'gain', 'loss', 'surface'] as const;
export type Palette = Readonly<Record<(typeof NAMES)[number], string>>;

/** A custom property is text until something is coloured with it, so something is. */
export const readPalette = (): Palette => {
  const probe = document.createElement('span');
  document.body.append(probe);
  const colourOf = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const palette = Object.fromEntries(NAMES.map((name) => [name, colourOf(name)])) as Palette;
  probe.remove();
  return palette;
};
