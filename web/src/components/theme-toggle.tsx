import { useState } from 'preact/hooks';
import { setTheme, THEMES, themeNow, type Theme } from '../format/theme.js';

const LABELS: Readonly<Record<Theme, string>> = { system: 'System', light: 'Light', dark: 'Dark' };

export const ThemeToggle = () => {
  const [theme, show] = useState(themeNow);
  return (
    <label class="theme">
      <span class="unseen">Colours</span>
      <select
        title="Colours"
        value={theme}
        onChange={({ currentTarget }) => {
          const chosen = THEMES.find((one) => one === currentTarget.value) ?? 'system';
          setTheme(chosen);
          show(chosen);
        }}
      >
        {THEMES.map((one) => (
          <option key={one} value={one}>
            {LABELS[one]}
          </option>
        ))}
      </select>
    </label>
  );
};
