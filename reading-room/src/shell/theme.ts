import { effect, signal } from "@preact/signals";

export type Theme = "auto" | "light" | "dark";
const KEPT = "stemma.theme";
const ORDER: Theme[] = ["auto", "light", "dark"];

export const theme = signal<Theme>(kept());

/** The browser's storage may be shut for a file; the theme is then not kept. */
function kept(): Theme {
  try {
    return ORDER.find((name) => name === localStorage.getItem(KEPT)) ?? "auto";
  } catch {
    return "auto";
  }
}

export function nextTheme(): void {
  theme.value = ORDER[(ORDER.indexOf(theme.value) + 1) % ORDER.length] as Theme;
  try {
    localStorage.setItem(KEPT, theme.value);
  } catch {
    // not kept
  }
}

effect(() => {
  if (typeof document !== "undefined") document.documentElement.dataset["theme"] = theme.value;
});
