// What the parts of a sum are called. A row each: the text with its figures in brackets, total first, then the names.

import assert from "node:assert/strict";
import { test } from "node:test";

import { namesOf } from "../../www/view/names.js";

const ROWS = [
  // objects that differ name themselves
  ["[117|trường hợp]: [76|công nhân], [41|sinh viên]", ["trường hợp", "công nhân", "sinh viên"]],
  // a facet tells apart what is of one kind
  ["[48|tổ chức đảng] (khiển trách [34||khiển trách], cảnh cáo [14||cảnh cáo])", ["tổ chức đảng", "khiển trách", "cảnh cáo"]],
  // one that all share tells nothing, the words behind do
  ["[42|đơn]: [25|đơn|Thành ủy] đã xong, [10|đơn|Thành ủy] đang xem và", ["đơn", "đơn đã xong", "đơn đang xem"]],
  // … up to a bracket, a sign or a number
  [
    "[16|chi bộ] ([8|chi bộ] khu vực, [5|chi bộ] trường học và [3|chi bộ] cơ quan), với 718",
    ["chi bộ", "chi bộ khu vực", "chi bộ trường học", "chi bộ cơ quan"],
  ],
  // a list that names first and counts then
  [
    "[90|đảng viên]; trình độ phổ thông [60|]; cao đẳng, đại học [25|]; trên đại học là [5|].",
    ["đảng viên", "trình độ phổ thông", "cao đẳng, đại học", "trên đại học"],
  ],
  // nothing tells them apart: their object is all there is
  ["[5|xe]: [3|xe], [2|xe].", ["xe", "xe", "xe"]],
];

for (const [written, names] of ROWS) {
  test(names.join(" · "), () => {
    let text = "";
    const figures = [];
    for (const [, before, number, object, form] of written.matchAll(/([^[]*)(?:\[(\d+)\|([^|\]]*)(?:\|([^\]]*))?\])?/g)) {
      text += before;
      if (!number) continue;
      const start = text.length;
      text += object ? `${number} ${object}` : number;
      const end = start + number.length;
      figures.push({
        span: { start, end: text.length },
        number: { start, end },
        object: object ? { text: object, span: { start: end + 1, end: text.length } } : null,
        facets: form ? { form } : {},
      });
    }
    assert.deepEqual(namesOf(figures, text), names);
  });
}
