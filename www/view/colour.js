// Which hue a figure has, by its kind or by its topic. The hues themselves are in style.css.

export const KINDS = ["count", "percent", "ratio", "money", "measure", "duration", "age", "score", "multiple"];
export const TOPICS = [
  "organisation",
  "membership",
  "review",
  "inspection",
  "discipline",
  "rating",
  "task",
  "welfare",
  "accident",
  "agriculture",
  "budget",
  "crime",
  "culture",
  "defence",
  "disaster",
  "economy",
  "education",
  "environment",
  "health",
  "housing",
  "labour",
  "politics",
  "population",
  "science",
  "sport",
  "technology",
  "tourism",
  "transport",
  "weather",
  "other",
];

/** What the legend groups by: the kind, or the topic with `none` where there is none. */
export const groupOf = (figure, by) => (by === "topic" ? (figure.topic ?? "none") : figure.kind);

const HUES = 10;

export function hueOf(group, by) {
  const known = (by === "topic" ? TOPICS : KINDS).indexOf(group);
  // there are more topics than hues; those of one article are seldom so many
  if (known >= 0) return known % (HUES - 1);
  if (group === "none") return HUES - 1;
  // a topic newer than this page: any hue, but always the same
  let sum = 0;
  for (const letter of group) sum += letter.codePointAt(0);
  return sum % (HUES - 1);
}
