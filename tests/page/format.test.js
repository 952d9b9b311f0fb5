// Dates as people write them. A row each: ISO 8601 as the engine gives it, then Vietnamese and English.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { date } from "../../www/format.js";
import { setLanguage } from "../../www/i18n.js";

const ROWS = [
  ["2012-12-17", "17/12/2012", "17/12/2012"],
  ["2013-01", "1/2013", "1/2013"],
  ["2016", "2016", "2016"],
  ["2016/2021", "2016–2021", "2016–2021"],
  ["2017-01/2017-06", "1/2017 – 6/2017", "1/2017 – 6/2017"],
  ["2023-Q4", "quý 4/2023", "Q4 2023"],
  ["2024-08-17T13:23", "17/8/2024 13:23", "17/8/2024 13:23"],
  // where the year is not known: a bare 6 would be a number like any other
  ["XXXX-06", "tháng 6", "June"],
  ["XXXX-01/XXXX-06", "tháng 1 – tháng 6", "January – June"],
  ["XXXX-02-06", "6/2", "6/2"],
  ["XXXX-Q4", "quý 4", "Q4"],
  ["-0178", "178 TCN", "178 BC"],
  ["", "", ""],
];

after(() => setLanguage("vi"));

for (const [value, vi, en] of ROWS)
  for (const [language, words] of Object.entries({ vi, en }))
    test(`${value || "nothing"} in ${language}`, () => {
      setLanguage(language);
      assert.equal(date(value).replaceAll("\u00a0", " "), words);
    });
