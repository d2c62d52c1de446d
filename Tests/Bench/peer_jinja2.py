"""Renders as many letters as it is told with Jinja2 into one file; guards nothing."""

import sys

from jinja2 import Environment

TEMPLATE = """{{sender}}

{{name}}
{% for line in lines %}{{line}}
{% endfor %}

{{date}}
Reference: {{reference}}

Dear {{name}}

We are sorry. On {{day}} a fault in our service listed recordings of your video
consultations to people who should not have seen them. We are writing to tell you what
happened, what it may mean for you, and what you can do.

{% if opened %}
{{count}} of your recordings was opened from {{accounts}} other account. Whoever opened it
could see and hear you and the person you spoke to. We do not know whether they did.
{% else %}
Your recordings were listed. Our records show that nobody else opened them. We have kept
those records, and somebody who was not part of it has read them again.
{% endif %}

What we did. We turned the list off at {{stopped}} on the same day, and took the fault out of
the service. We have told the Information Commissioner, whose work it is to see to it that
people's data is safe. We have asked everybody who was shown a recording to delete what
they kept of it, and to tell us so in writing.

What you can do. You do not have to do anything. If you are worried, or if anything of this
could put you at risk, ring us on {{phone}}, {{hours}}. You can write to {{email}} as well. You
may complain to us, and to the Information Commissioner, at any time and at no cost.

Yours sincerely

{{signed}}
"""

FIRSTS = ["Ada", "Bert", "Cleo", "Dora", "Emil", "Fay", "Gus", "Hana"]
LASTS = ["Invented", "Imagined", "Madeup", "Unreal", "Notional", "Fictive"]

template = Environment(keep_trailing_newline=True).from_string(TEMPLATE)
with open(".build-bench/letters-jinja2.txt", "w") as out:
    for number in range(int(sys.argv[1])):
        out.write(template.render(
            sender="Example Clinic", name=f"{FIRSTS[number % 8]} {number} {LASTS[number // 8 % 6]}",
            lines=[f"{number + 1} Nowhere Lane", "Elsewhere", f"ZZ{number % 90 + 1} {number % 10}ZZ"],
            date="11 June 2020", reference=f"N-{number}", day="9 June 2020",
            opened=number % 3 == 0, count="1", accounts="1", stopped="2:05pm",
            phone="0113 496 0000", hours="9am to 5pm", email="help@calder.example",
            signed="Kit Lee"))
