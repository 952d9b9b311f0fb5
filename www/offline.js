// After the first visit everything the page is made of is in the browser's cache; see sw.js.

import { trusted } from "./analyzer.js";

export async function register() {
  try {
    await navigator.serviceWorker.register(trusted(new URL("./sw.js", location.href).href));
  } catch {
    // no offline copy here (a private window, plain http): the page works all the same
  }
}
