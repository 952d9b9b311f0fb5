// The keys. Letters work wherever nothing is being typed; arrows where the focus is on a figure.

export const KEYS = [
  [["j", "↓"], "next"],
  [["k", "↑"], "previous"],
  [["Enter"], "card"],
  [["x"], "reject"],
  [["c"], "correct"],
  [["a"], "add"],
  [["Ctrl", "Z"], "undo"],
  [["e"], "edit"],
  [["n"], "new"],
  [["1", "…", "5"], "panels"],
  [["Esc"], "close"],
  [["?"], "help"],
];

export const typing = (element) => element.closest("input, textarea, select, [contenteditable]");

/** `actions`: a function for each name above. */
export function listenKeys(actions) {
  const byKey = { j: "next", k: "previous", x: "reject", c: "correct", a: "add", e: "edit", n: "new", "?": "help" };
  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (event.altKey || event.isComposing || document.querySelector("dialog[open]")) return;
    if (event.ctrlKey || event.metaKey) {
      if (key.toLowerCase() === "z" && !event.shiftKey && actions.undo(target)) event.preventDefault();
      return;
    }
    if (key === "Escape") return void actions.close(target);
    if (typing(target)) return;
    let name = byKey[key];
    if (target.closest("[data-figure]")) {
      if (key === "ArrowDown") name = "next";
      if (key === "ArrowUp") name = "previous";
      // a mark is no button to the browser
      if ((key === "Enter" || key === " ") && target.localName === "mark") name = "card";
    }
    if (/^[1-5]$/.test(key)) {
      actions.panels(Number(key) - 1);
      event.preventDefault();
    } else if (name) {
      actions[name]();
      event.preventDefault();
    }
  });
}
