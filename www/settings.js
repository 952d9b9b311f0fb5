// Language and theme, kept between visits; early.js applies them before the first paint.

import { language, setLanguage } from "./i18n.js";

const read = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};
const write = (key, value) => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // a browser that keeps nothing: the choice holds until the page closes
  }
};

export const THEMES = ["auto", "light", "dark"];

export function restoreLanguage() {
  setLanguage(read("language") ?? "vi");
}

export function switchLanguage() {
  setLanguage(language() === "vi" ? "en" : "vi");
  write("language", language());
}

export const theme = () => document.documentElement.dataset.theme ?? "auto";

export function switchTheme() {
  const next = THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length];
  document.documentElement.dataset.theme = next;
  write("theme", next);
}
