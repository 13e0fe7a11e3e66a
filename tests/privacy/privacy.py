"""What a pack calls sensitive is in no answer: every command that speaks of people, in every format and language, is searched
for it. The person's own answer must have it, or this test could not fail."""
import email
import email.policy
import itertools
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from private_pack import PACK, PEOPLE, SPIES

CORNER = pathlib.Path(sys.argv[1]).resolve()
# What must not be seen: a sensitive word, a date that a sensitive fact is read from, the rules and texts that rest on them.
SECRETS = ["zq-lumbago", "1999-12-31", "zq-opinion-rule", "zq-asked-rule", "zq-refusal", "zq-reason", "zq-motif", "zq-reference",
           "zq-because", "zq-note", "zq-waiver"]
FORMATS, LANGUAGES = ["text", "json", "jsonl", "csv"], ["en", "fr"]
MAILER = """#!/bin/sh
cat > mails/$$
"""
TODAY = ["2026-03-02T09:00:00Z"]


def run(*arguments):
    done = subprocess.run([CORNER, *arguments, "--now", TODAY[0]], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def seen(said):
    return [secret for secret in SECRETS if secret in said]


def must(*arguments):
    code, said = run(*arguments)
    if code not in (0, 3, 4):
        sys.exit(f"{arguments}: exit {code}: {said}")
    return said


class Search:
    """Runs commands in every format and language, and notes what is seen in their answers."""

    def __init__(self):
        self.problems, self.runs = [], 0

    def through(self, *commands):
        for command, form, language in itertools.product(commands, FORMATS, LANGUAGES):
            code, said = run(*command, "--format", form, "--lang", language)
            self.runs += 1
            if code not in (0, 1, 2, 3, 4, 5, 6, 7):
                self.problems.append(f"{command} {form} {language}: exit {code}: {said}")
            self.within(f"{command} {form} {language}", said)

    def within(self, what, said):
        if seen(said):
            self.problems.append(f"{what}: {seen(said)}\n{said}")

    def does(self, *command):
        """In a dry run in each form; then it is done."""
        self.through([*command, "--dry-run"])
        self.within(command, must(*command, "--format", "json"))


def make_store():
    pathlib.Path("mails").mkdir()
    for folder in ("pack", "other"):
        pathlib.Path(folder).mkdir()
        for name, text in PACK.items():  # the other differs by a rule that rests on nothing secret
            pathlib.Path(folder, name).write_text(text if folder == "pack" else text.replace('">= 2"', '">= 4"'))
    pathlib.Path("people.csv").write_text(PEOPLE)
    pathlib.Path("units.csv").write_text("inventory_number,service,model,site\nT1,table,Model,here\nT2,table,Model,here\n")
    pathlib.Path("bulk.csv").write_text("service,site,quantity\nchair,here,9\nlamp,here,9\nbed,here,9\n")
    pathlib.Path("mailer").write_text(MAILER)
    pathlib.Path("mailer").chmod(0o755)
    for step in (["init", "--practice", "--pack", "pack"], ["people", "import", "people.csv"], ["stock", "import", "bulk.csv"],
                 ["stock", "import", "units.csv"]):
        must(*step)


def asked_for(said):
    return str(json.loads(said)["answers"][0]["request"])


def who(person):
    """What is told of a person, and of everybody."""
    return [["people", "show", person], ["people", "leave", person], ["people", "list"], ["people", "list", "--site", "here"],
            ["catalogue", "--person", person], ["reservation", "list"], ["reservation", "list", "--person", person], ["queue"], ["desk"],
            ["audit", "log"], ["waiver", "list", "--all"], ["notices", "list"], ["stock", "list"], ["inventory"], ["nightly", "--dry-run"],
            ["notices", "send", "--dry-run"]]


def explained(request):
    return [["explain", request, *how] for how in ([], ["--disclosure"], ["--letter"])] + [["reservation", "show", request]]


def replayed():
    return [["policy", "replay"], ["policy", "replay", "--names"], ["policy", "replay", "--under", "other", "--names"],
            ["policy", "diff", "store", "other", "--over", "store", "--names"], ["policy", "explain", "no-chairs", "--names"],
            ["policy", "explain", "lamps", "--names"], ["catalogue", "--for-all", "--names"]]


def of_requests(search):
    """What is asked for, decided and explained; the person's own answer has it all."""
    asked = [["P1", "chair"], ["P2", "chair"], ["P3", "lamp"], ["P1", "chair", "lamp"],
             ["P3", "chair", "--fact", "ground=zq-lumbago", "--because", "zq-because"]]
    search.through(*(["request", *each, "--dry-run"] for each in asked if each[-1] != "zq-because"),
                   ["request", "P1", "lamp", "--fact", "ground=eyesight", "--dry-run"], ["request", "P4", "lamp", "--dry-run"])
    requests = []
    for each in asked:
        said = must("request", *each, "--format", "json")
        requests.append(asked_for(said))
        if each[-1] != "zq-because":  # what was just typed
            search.within(f"request {each}", said)
    search.through(*(command for request in requests for command in explained(request)),
                   *(command for person in ("P1", "P2", "P3") for command in who(person)), *replayed(),
                   ["people", "import", "people.csv", "--dry-run"], ["audit", "verify"])
    return requests[0], requests[-1]


def of_approvals(search):
    """A grant that rests on a ground is asked for, agreed to, refused; nobody but the person reads on what it rests."""
    requests = [asked_for(must("request", person, "bed", "--format", "json")) for person in ("P1", "P2")]
    search.through(*who("P1"), *explained(requests[0]))
    search.within("notices send", must("notices", "send", "--format", "json"))
    search.does("approve", requests[0], "--by", "P9", "--because", "zq-note")
    search.does("reject", requests[1], "--by", "P9", "--because", "zq-note")
    search.through(*who("P1"), *who("P2"), *explained(requests[0]), *explained(requests[1]))
    return requests[0]


def of_waivers(search):
    """A refusal that rests on a ground is lifted: that it was, and not what it was."""
    search.does("waiver", "grant", "P1", "zq-refusal", "--until", "2026-03-20", "--because", "zq-waiver", "--by", "P9")
    request = asked_for(must("request", "P1", "table", "--format", "json"))
    search.through(*who("P1"), *explained(request), ["stock", "show", "T1"])
    return request


def printed(search, *command):
    must(*command, "--output", "page.pdf")
    words = subprocess.run(["pdftotext", "page.pdf", "-"], capture_output=True, text=True, check=True).stdout
    if "Exemple" not in words:
        sys.exit(f"{command} cannot be read: {words}")
    search.within(command, words)


def at_the_counter(search, request):
    for language in LANGUAGES:
        printed(search, "explain", request, "--letter", "--lang", language)
    printed(search, "slip", request)
    search.does("collect", request)
    printed(search, "slip", request, "--receipt")
    search.through(["stock", "show", "T1"], ["reservation", "show", request])
    search.does("return", "T1")
    search.through(["stock", "show", "T1"], *replayed())


def of_mails(search):
    """What goes out by mail, to the person and to whoever is asked."""
    TODAY[0] = "2026-03-15T09:00:00Z"
    must("nightly")
    search.through(["notices", "list"], ["notices", "send", "--dry-run"], ["audit", "log", "--from", "1"])
    search.within("notices send", must("notices", "send", "--format", "json"))
    mails = [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in pathlib.Path("mails").iterdir()]
    for mail in mails:
        search.within("mail", f"{mail['Subject']}\n{mail.get_content()}")
    if len({mail["Subject"] for mail in mails}) < 3:
        sys.exit(f"too few mails: {[mail['Subject'] for mail in mails]}")
    number = json.loads(must("waiver", "list", "--format", "json"))["waivers"][0]["waiver"]
    search.does("waiver", "revoke", str(number), "--because", "zq-waiver")
    search.through(*who("P1"))


def of_spies(search):
    """Whose answer changes under a pack that asks for the ground: how many, and no names, neither of them nor of all others."""
    for name, rules in SPIES.items():
        pathlib.Path(name).mkdir()
        for file, text in PACK.items():
            pathlib.Path(name, file).write_text(rules if file == "rules.toml" else text.replace(", sensitive = true", ""))
        for command in (["policy", "diff", "store", name, "--over", "store", "--names"], ["policy", "replay", "--under", name, "--names"]):
            told = json.loads(must(*command, "--format", "json"))
            named = [row["person"] for row in told.get("names", []) + told.get("requests", []) if row["service"] == "lamp"]
            if named or not told["unnamed"]:
                search.problems.append(f"{command}: names {named}, and leaves {told['unnamed']} unnamed")


def main():
    make_store()
    search = Search()
    first, given = of_requests(search)
    bed, table = of_approvals(search), of_waivers(search)
    at_the_counter(search, table)
    of_mails(search)
    of_spies(search)
    told = "".join(must("explain", request, "--for-person", "--lang", language)
                   for request in (first, given, bed, table) for language in LANGUAGES)
    missed = [secret for secret in SECRETS if secret not in told and secret not in ("1999-12-31", "zq-waiver")]
    if missed:
        search.problems.append(f"the person's own answer does not have {missed}:\n{told}")
    if '"kind":"disclose"' not in must("audit", "log", "--format", "jsonl"):
        search.problems.append("the journal does not say that it was shown")
    print("\n".join(search.problems))
    print(f"privacy: {search.runs} answers, {len(search.problems)} problems")
    sys.exit(bool(search.problems))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ |= {"CORNER_STORE": "store.db", "CORNER_LANG": "en", "HOME": folder}
        main()
