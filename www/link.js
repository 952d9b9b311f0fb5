// The article and the table scroll together: what is read on one side is in view on the other. Only where both have their own scroll.

/** The first element that is in view; they stand in document order, so that halving finds it. */
function visibleFirst(root, selector) {
  const { top, bottom } = root.getBoundingClientRect();
  const elements = root.querySelectorAll(selector);
  let [from, to] = [0, elements.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (elements[middle].getBoundingClientRect().bottom > top + 4) to = middle;
    else from = middle + 1;
  }
  return elements[from]?.getBoundingClientRect().top < bottom ? elements[from] : null;
}

function follow(leader, follower, selector, match) {
  let waiting = false;
  leader.addEventListener(
    "scroll",
    () => {
      // the side under the pointer leads; the other one's own scrolling must not lead back
      if (waiting || !leader.matches(":hover")) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        const element = visibleFirst(leader, selector);
        const other = element && follower.querySelector(match(element.dataset.figure));
        if (!other || follower.scrollHeight <= follower.clientHeight) return;
        follower.scrollTop += other.getBoundingClientRect().top - follower.getBoundingClientRect().top - 48;
      });
    },
    { passive: true },
  );
}

export function linkScrolling(article, panel) {
  follow(article, panel, 'mark[data-layer="number"]', (id) => `tr[data-figure="${id}"]`);
  follow(panel, article, "tr[data-figure]", (id) => `mark[data-layer="number"][data-figure="${id}"]`);
}
