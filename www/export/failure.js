// Why a file could not be made, in the reader's language.

import { t } from "../i18n.js";

/** A reason that has words in both languages. */
export class Unwritable extends Error {
  constructor(key, values) {
    super(t(`unwritable.${key}`, values));
  }
}

/** The words for whatever was thrown on the way. */
export function reasonOf(error) {
  if (error instanceof Unwritable) return error.message;
  if (error.name === "NotAllowedError") return t("unwritable.refused");
  // an array or a string that the browser has no room for
  if (error instanceof RangeError) return t("unwritable.memory");
  return t("unwritable.unknown", { reason: error.message });
}
