// What the page says beside the article: an error, or how far a long reading has come.

import { $ } from "./dom.js";

export function showBusy(busy, done) {
  $("busy").hidden = !busy;
  const bar = $("progress");
  if (done === undefined) bar.removeAttribute("value");
  else bar.value = done;
}

export const fail = (words) => {
  $("message").textContent = words;
};
