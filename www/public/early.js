// Before the first paint: the theme and language of the last visit.
try {
  document.documentElement.dataset.theme = localStorage.getItem("theme") || "auto";
  document.documentElement.lang = localStorage.getItem("language") || "vi";
} catch {
  // nothing is kept in this browser
}
