"""What a pack calls sensitive is in no answer: every command that speaks of people, in every format and language, is searched
for it. The person's own answer must have it, or this test could not fail."""
import itertools
import os
import pathlib
import subprocess
import sys
import tempfile

CORNER = pathlib.Path(sys.argv[1]).resolve()
# What must not be seen: a sensitive word, a date that a sensitive fact is read from, the rules and texts that rest on them.
SECRETS = ["zq-lumbago", "1999-12-31", "zq-opinion-rule", "zq-reason", "zq-motif", "zq-reference", "zq-because"]
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
[service.chair]
category = "chair"
title = { fr = "Siège", en = "Chair" }
stock = "bulk"
[service.lamp]
category = "lamp"
title = { fr = "Lampe", en = "Lamp" }
stock = "bulk"
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
""",
    "desk.toml": """[site.here]
title = { fr = "Ici", en = "Here" }
""",
    "cases.toml": "",
}
PEOPLE = """number,name,site,telework,ground,opinion_date
P1,Un Exemple,here,3,zq-lumbago,1999-12-31
P2,Deux Exemple,here,0,zq-lumbago,1999-12-31
P3,Trois Exemple,here,1,,
P4,Quatre Exemple,here,5,zq-lumbago,1999-12-31
"""
FORMATS, LANGUAGES = ["text", "json", "jsonl", "csv"], ["en", "fr"]


def run(*arguments):
    done = subprocess.run([CORNER, *arguments, "--now", "2026-03-02T09:00:00Z"], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def seen(said):
    return [secret for secret in SECRETS if secret in said]


def main():
    pathlib.Path("pack").mkdir()
    for name, text in PACK.items():
        pathlib.Path("pack", name).write_text(text)
    pathlib.Path("people.csv").write_text(PEOPLE)
    pathlib.Path("bulk.csv").write_text("service,site,quantity\nchair,here,9\nlamp,here,9\n")
    for step in (["init", "--practice", "--pack", "pack"], ["people", "import", "people.csv"], ["stock", "import", "bulk.csv"]):
        code, said = run(*step)
        if code:
            sys.exit(f"{step}: {said}")
    first = 2 + 4 + 2 + 1
    asked = [["P1", "chair"], ["P2", "chair"], ["P3", "lamp"], ["P1", "chair", "lamp"],
             ["P3", "chair", "--fact", "ground=zq-lumbago", "--because", "zq-because"]]
    given = asked[-1][3:]  # what was typed is not told again
    commands = [["request", *each, "--dry-run"] for each in asked]
    commands += [["request", "P1", "lamp", "--fact", "ground=eyesight", "--dry-run"], ["request", "P4", "lamp", "--dry-run"]]
    commands += [["explain", str(first + i), *how] for i in range(len(asked) + 1) for how in ([], ["--disclosure"], ["--letter"])]
    commands += [["people", "show", person] for person in ("P1", "P2", "P3")]
    commands += [["catalogue", "--person", person] for person in ("P1", "P2", "P3")]
    commands += [["catalogue", "--for-all", "--names"], ["desk"], ["audit", "log"], ["audit", "verify"], ["policy", "replay"],
                 ["policy", "replay", "--under", "other", "--names"], ["policy", "diff", "store", "other", "--over", "store", "--names"],
                 ["policy", "explain", "no-chairs", "--names"], ["policy", "explain", "lamps", "--names"],
                 ["people", "import", "people.csv", "--dry-run"], ["inventory"]]
    other = pathlib.Path("other")
    other.mkdir()
    for name, text in PACK.items():  # the same, but for the word that is looked for, which `policy diff` may well say of packs
        other.joinpath(name).write_text(text.replace('">= 2"', '">= 4"'))
    problems, runs = [], 0
    for each in asked:
        _, said = run("request", *each)
        if each[-1] != "zq-because" and seen(said):
            problems.append(f"request {each}: {seen(said)}")
    for command, form, language in itertools.product(commands, FORMATS, LANGUAGES):
        code, said = run(*command, "--format", form, "--lang", language)
        runs += 1
        if code not in (0, 1, 2, 3, 4, 5, 6, 7):
            problems.append(f"{command} {form} {language}: exit {code}: {said}")
        if seen(said):
            problems.append(f"{command} {form} {language}: {seen(said)}\n{said}")
    told = run("explain", str(first), "--for-person")[1] + run("explain", str(first), "--for-person", "--lang", "fr")[1]
    told += run("explain", str(first + 5), "--for-person")[1] + str(given)
    missed = [secret for secret in SECRETS if secret not in told and secret != "1999-12-31"]
    if missed:
        problems.append(f"the person's own answer does not have {missed}:\n{told}")
    if '"kind":"disclose"' not in run("audit", "log", "--format", "jsonl")[1]:
        problems.append("the journal does not say that it was shown")
    print("\n".join(problems))
    print(f"privacy: {runs} answers, {len(problems)} problems")
    sys.exit(bool(problems))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ |= {"CORNER_STORE": "store.db", "CORNER_LANG": "en", "HOME": folder}
        main()
