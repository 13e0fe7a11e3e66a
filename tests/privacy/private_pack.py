"""A pack with medical grounds, the people it is for, and packs that somebody writes to find them out."""
PACK = {
    "pack.toml": """id = "privacy"
title = { fr = "Essai", en = "Test" }
languages = ["fr", "en"]
[default]
effect = "refuse"
reason = { fr = "Rien pour {item}.", en = "Nothing for {item}." }
""",
    "facts.toml": """[fact]
item     = { catalogue = "category" }
telework = { integer = [0, 5] }
held     = { count = "attributions", same = "category" }
ground   = { values = ["zq-lumbago", "eyesight"], absent = "none", sensitive = true }
opinion  = { months = [0, 600], since = "opinion_date", absent = "none", sensitive = true }
[[never]]
telework = 5
ground = "zq-lumbago"
""",
    "catalogue.toml": """[category]
chair.title = { fr = "Sièges", en = "Chairs" }
lamp.title = { fr = "Lampes", en = "Lamps" }
bed.title = { fr = "Lits", en = "Beds" }
table.title = { fr = "Tables", en = "Tables" }
[service.chair]
category = "chair"
title = { fr = "Siège", en = "Chair" }
stock = "bulk"
[service.lamp]
category = "lamp"
title = { fr = "Lampe", en = "Lamp" }
stock = "bulk"
[service.bed]
category = "bed"
title = { fr = "Lit", en = "Bed" }
stock = "bulk"
[service.table]
category = "table"
title = { fr = "Table", en = "Table" }
""",
    "rules.toml": """[rule.zq-opinion-rule]
effect = "permit"
when = { item = "chair", ground = "zq-lumbago", telework = ">= 1", opinion = "present" }
overrides = ["no-chairs"]
references = ["zq-reference"]
reason = { fr = "zq-motif {ground} {opinion}", en = "zq-reason {ground} {opinion}" }
[rule.no-chairs]
effect = "refuse"
when = { item = "chair" }
references = []
reason = { fr = "Pas de siège.", en = "No chairs." }
[rule.lamps]
effect = "permit"
when = { item = "lamp", telework = ">= 2" }
references = []
reason = { fr = "Une lampe.", en = "A lamp." }
[rule.zq-asked-rule]
effect = "approval"
by = ["adviser"]
when = { item = "bed", ground = "zq-lumbago" }
references = ["zq-reference"]
reason = { fr = "zq-motif {ground}", en = "zq-reason {ground}" }
[rule.tables]
effect = "permit"
when = { item = "table" }
references = []
reason = { fr = "Une table.", en = "A table." }
[rule.zq-refusal]
effect = "refuse"
waivable_by = "adviser"
when = { item = "table", ground = "zq-lumbago" }
references = ["zq-reference"]
reason = { fr = "zq-motif {ground}", en = "zq-reason {ground}" }
""",
    "desk.toml": """[site.here]
title = { fr = "Ici", en = "Here" }
[role.adviser]
title = { fr = "Conseil", en = "Adviser" }
people = ["P9"]
[hold]
days = 15
[notices]
command = ["./mailer"]
from = "counter@example.org"
""",
    "cases.toml": "",
}
PEOPLE = """number,name,mail,site,telework,ground,opinion_date
P1,Un Exemple,p1@example.org,here,3,zq-lumbago,1999-12-31
P2,Deux Exemple,p2@example.org,here,0,zq-lumbago,1999-12-31
P3,Trois Exemple,p3@example.org,here,1,,
P4,Quatre Exemple,p4@example.org,here,5,zq-lumbago,1999-12-31
P5,Cinq Exemple,p5@example.org,here,3,,
P9,Neuf Exemple,p9@example.org,here,0,,
"""


# Packs that somebody writes to find out: the ground is not called sensitive, and the lamp goes to all but those who have it, or to nobody else.
SPIES = {
    "with": """[rule.spy]
effect = "refuse"
when = { item = "lamp", ground = "zq-lumbago" }
references = []
reason = { fr = "zq-motif", en = "zq-reason" }
[rule.lamps]
effect = "permit"
when = { item = "lamp" }
references = []
reason = { fr = "Une lampe.", en = "A lamp." }
""",
    "without": """[rule.spy]
effect = "permit"
when = { item = "lamp", ground = "eyesight" }
references = []
reason = { fr = "zq-motif", en = "zq-reason" }
""",
}
