"""Articles of a few sentences, each with its own numbers; the same for the same seed."""

import json
import random
from decimal import Decimal

BODIES = ["Đảng bộ huyện", "Đảng bộ thành phố", "Ủy ban kiểm tra tỉnh ủy", "Hội đồng nhân dân xã"]
SENTENCES = [
    "Toàn đảng bộ có {a} tổ chức cơ sở đảng với trên {b} đảng viên.",
    "Qua kiểm tra {a} tổ chức đảng, đã thi hành kỷ luật {c} đảng viên, trong đó khiển trách {d}, cảnh cáo {e}.",
    "Tổng thu ngân sách đạt {m} tỷ đồng, tăng {p}% so với cùng kỳ năm trước.",
    "Có {d}/{c} chi bộ hoàn thành tốt nhiệm vụ; 😀 bình quân {m} triệu đồng/người/năm.",
    "Thực hiện Chỉ thị số {d}-CT/TW ngày 15/5/2016, từ năm 2016 đến nay có gần {b} lượt người tham gia.",
    "Đồng chí Nguyễn Văn An, Bí thư Tỉnh ủy, cho biết Ủy ban kiểm tra (UBKT) họp từ {d} đến 900 lần, đội tuyển thắng 3-0.",
    "Có 200 cán bộ, trong đó {e} cán bộ trẻ (chiếm {p}%); giảm 100 chỉ tiêu, từ 300 xuống còn 200 chỉ tiêu.",
    "Lễ hội mở ngày mồng 10 tháng 3 âm lịch, tại số nhà {d}/4, vé \"vào cửa\" 30.000đ/người.",
    "Trời hôm nay nhiều mây, không có gì đáng kể.",
    "Kết quả được giữ đến hơn {m} nghìn tỷ tỷ đồng, một con số không tưởng.",
]


def articles(count, seed):
    """`{"n", "text", "published"}`; a few have no text, and a few a date that is none."""
    chance = random.Random(seed)
    for n in range(count):
        if n % 97 == 13:
            yield {"n": n, "text": None, "published": None}
            continue
        body = chance.choice(BODIES)
        paragraphs = [f"{body} số {n} tổng kết công tác xây dựng Đảng"]
        for _ in range(chance.randrange(1, 6)):
            picked = chance.sample(SENTENCES, chance.randrange(1, 5))
            paragraphs.append(" ".join(sentence.format(**numbers(chance)) for sentence in picked))
        published = "hôm qua" if n % 211 == 5 else f"20{chance.randrange(10, 25)}-0{chance.randrange(1, 10)}-15"
        yield {"n": n, "text": "\n\n".join(paragraphs), "published": published if n % 3 else None}


def numbers(chance):
    d, e = chance.randrange(2, 60), chance.randrange(2, 60)
    million = f"{chance.randrange(1, 90)},{chance.randrange(1, 10)}"
    big = f"{chance.randrange(2, 90)}.{chance.randrange(0, 1000):03}"
    return {"a": chance.randrange(3, 900), "b": big, "c": d + e, "d": d, "e": e, "m": million, "p": f"{chance.randrange(1, 40)},5"}


def line(article):
    """The article as a line of input for `solieu batch`."""
    fields = {"id": article["n"], "text": article["text"], "publishedAt": article["published"]}
    return json.dumps({name: value for name, value in fields.items() if value is not None}, ensure_ascii=False)


def canonical(value):
    """The JSON that `JSON.stringify` writes, as solieu does: fields in the order of the report, numbers as JavaScript has them."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{canonical(key)}:{canonical(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return number(value) if isinstance(value, float) else json.dumps(value, ensure_ascii=False)


def number(value):
    """`Number.prototype.toString`: the digits of `repr`, with an exponent where JavaScript has one."""
    if value == 0 or 1e-6 <= abs(value) < 1e21:
        return f"{Decimal(repr(value)):f}".removesuffix(".0")
    return repr(value).replace("e-0", "e-")


AMOUNTS = {"single": ["value"], "range": ["low", "high"], "ratio": ["numerator", "denominator"], "score": ["home", "away"]}


def from_columns(report):
    """A report that was read from typed columns, where an amount has a place for the parts of every type."""
    for figure in report["figures"]:
        figure["amount"] = amount(figure["amount"])
        figure["facets"] = dict(figure["facets"])
    for sum in report["breakdowns"] + report["checks"]:
        sum["computed"] = amount(sum["computed"])
    for finding in report["findings"]:
        expected = finding["expected"]
        finding["expected"] = expected and (expected["date"] if expected["type"] == "date" else amount(expected))
    return report


def amount(columns):
    return {name: columns[name] for name in ["type", *AMOUNTS[columns["type"]]]}
