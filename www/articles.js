// The articles that are kept, in IndexedDB. Where the browser gives no database (a private window), they last as long as the page.

import { openDB } from "idb";

const STORE = "articles";
let database = null;

/**
 * Every kept article, oldest first: `{ id, title, text, created, corrections }`. Corrections are kept apart from the text and
 * from what the engine says; see overlay.js.
 */
export async function openArticles() {
  try {
    database = await openDB("solieu", 1, { upgrade: (fresh) => fresh.createObjectStore(STORE, { keyPath: "id" }) });
    const all = await database.getAll(STORE);
    return all.sort((a, b) => a.created - b.created);
  } catch {
    database = null;
    return [];
  }
}

// randomUUID is there on https and localhost only
const newId = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;

export const newArticle = (text = "", title = "") => ({ id: newId(), title, text, created: Date.now(), corrections: [] });

/** Resolves to false where nothing will survive a reload. */
export async function saveArticle(article) {
  try {
    await database?.put(STORE, article);
    return database !== null;
  } catch {
    // the quota is used up: what is open stays usable
    return false;
  }
}

export async function removeArticle(id) {
  await database?.delete(STORE, id);
}

export async function removeAllArticles() {
  await database?.clear(STORE);
}
