/** Light or dark: as the system has it, until the reader chooses. The choice is no secret and outlives the tab. */
const KEPT = 'playledger.theme';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const themeNow = (): Theme => THEMES.find((theme) => theme === localStorage.getItem(KEPT)) ?? 'system';

export const applyTheme = (theme: Theme = themeNow()): void => {
  document.documentElement.dataset['theme'] = theme;
};

const changed = new EventTarget();

export const setTheme = (theme: Theme): void => {
  localStorage.setItem(KEPT, theme);
  applyTheme(theme);
  changed.dispatchEvent(new Event('change'));
};

/** Calls back when the colours are others, whoever changed them; answers how to stop. */
export const onThemeChange = (redraw: () => void): (() => void) => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const sources = [system, changed];
  for (const source of sources) source.addEventListener('change', redraw);
  return () => {
    for (const source of sources) source.removeEventListener('change', redraw);
  };
};
