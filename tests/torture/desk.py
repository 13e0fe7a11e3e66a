"""A counter with many clerks at once: short-lived processes of every verb on one store, a third of them killed, for
CORNER_TORTURE_SECONDS (20). What was acknowledged is there, nothing is half there, nothing is given twice."""
import collections
import concurrent.futures
import datetime
import json
import os
import random
import shutil
import subprocess
import time

import shop

SECONDS, AT_ONCE, A_DAY, SEED = float(os.environ.get("CORNER_TORTURE_SECONDS", 20)), 8, 80, 20260302
PEOPLE, SITES = 30, ("cadam", "grasse")
SERVICES = ("laptop", "loan-laptop", "phone", "headset", "telework-kit")
TRUTHS = (0, 3, 4, 5, 6, 7)  # the outcomes that a request, or a move that came too late, may have

CATALOGUE = """
[service.telework-kit]
category = "telework"
title.fr = "Kit"
title.en = "Kit"
stock    = "kit"
parts    = ["telework-screen", "headset"]
"""
DESK = """
[hold]
days   = 2
closed = "count"

[queue]
local_first = true

[transfer]
allowed = true

[role.manager]
title.fr = "Responsable"
title.en = "Manager"
column   = "manager"
"""
RULES = """
[rule.phone-asked]
effect     = "approval"
by         = ["manager"]
when       = { item = "phone" }
references = ["Test note 2"]
reason.fr  = "Se demande."
reason.en  = "Is asked for."
"""


def make_store(folder):
    pack = folder + "/pack"
    shutil.copytree(shop.SOURCE / "tests/lending", pack)
    for name, more in (("catalogue", CATALOGUE), ("desk", DESK), ("rules", RULES)):
        with open(f"{pack}/{name}.toml", "a", encoding="utf-8") as file:
            file.write(more)
    store = folder + "/store.db"
    shop.must(shop.corner(store, "init", "--practice", "--pack", pack, "--now", now(0)))
    shop.write(folder + "/people.csv", "number,name,status,telework,site,directorate,manager",
               [f"P{i:03},Sample {i},tenured,3,{SITES[i % 2]},A,P{i % PEOPLE + 1:03}" for i in range(1, PEOPLE + 1)])
    shop.must(shop.corner(store, "people", "import", folder + "/people.csv", "--now", now(0)))
    shop.write(folder + "/units.csv", "inventory_number,service,model,site",
               [f"{service}-{i},{service},Model,{SITES[i % 2]}" for service in ("laptop", "loan-laptop", "phone", "telework-screen") for i in range(1, 7)])
    shop.must(shop.corner(store, "stock", "import", folder + "/units.csv", "--now", now(0)))
    shop.write(folder + "/bulk.csv", "service,site,quantity", [f"headset,{site},4" for site in SITES])
    shop.must(shop.corner(store, "stock", "import", folder + "/bulk.csv", "--now", now(0)))
    return store


def now(day):
    return (datetime.datetime(2026, 3, 2, 9) + datetime.timedelta(days=day)).strftime("%Y-%m-%dT%H:%M:%SZ")


class Known:
    """What the clerks know at the start of a day; by noon much of it is no longer so."""

    def __init__(self, store):
        self.requests = collections.defaultdict(list)
        self.approver = {}
        for state in ("reserved", "waiting", "awaiting-approval", "collected"):
            _, listed = shop.ask(store, "reservation", "list", "--state", state)
            self.requests[state] = [row["request"] for row in listed["reservations"]]
            for row in listed["reservations"]:
                self.approver[row["request"]] = f"P{int(row['person'][1:]) % PEOPLE + 1:03}"
        _, listed = shop.ask(store, "stock", "list")
        self.units = collections.defaultdict(list)
        for row in listed["units"]:
            self.units[row["state"]].append(row["unit"])


def a_request(chance, number):
    services = chance.sample(SERVICES, 2) if chance.random() < 0.3 else [chance.choice(SERVICES)]
    words = ["request", f"P{chance.randint(1, PEOPLE):03}", *services, "--key", f"k{number}"]
    words += ["--site", chance.choice(SITES)] if chance.random() < 0.5 else []
    return words + (["--partial"] if chance.random() < 0.5 else [])


def a_move(chance, known, number):
    """A command, as its words."""
    one = lambda states, of: str(chance.choice([each for state in states for each in of[state]] or ["0"]))
    kind = chance.choices(("request", "collect", "return", "cancel", "answer", "renew", "site", "suspend", "resume", "send", "receive", "repair",
                           "repaired", "lost", "found", "wipe", "nightly"), (30, 16, 12, 5, 6, 3, 4, 2, 2, 5, 5, 1, 1, 1, 1, 5, 4))[0]
    if kind == "request":
        return a_request(chance, number)
    if kind == "answer":
        asked = one(["awaiting-approval"], known.requests)
        by = ["--by", known.approver.get(int(asked), "P001")]
        return ["approve", asked, *by] if chance.random() < 0.7 else ["reject", asked, *by, "--because", "no"]
    if kind == "return":
        return ["return", one(["collected"], known.requests), "--condition", chance.choice(("good", "good", "damaged"))]
    if kind == "site":
        return ["reservation", "site", one(["reserved", "waiting"], known.requests), chance.choice(SITES)]
    if kind in ("send", "receive"):
        return ["transfer", kind, one(["reserved"] if kind == "send" else ["transit"], known.units)]
    if kind in ("repair", "repaired", "found", "wipe"):
        return ["stock", kind, one([{"repair": "in-stock", "repaired": "repair", "found": "lost", "wipe": "in-stock"}[kind]], known.units)]
    if kind == "lost":
        return ["stock", "lost", one(["out", "reserved"], known.units), "--because", "gone"]
    states = {"collect": ["reserved"], "cancel": ["reserved", "waiting", "awaiting-approval"], "renew": ["collected"]}.get(kind, ["waiting"])
    what = one(states, known.requests)
    return {"suspend": ["reservation", "suspend", what], "resume": ["reservation", "resume", what], "nightly": ["nightly"]}.get(kind, [kind, what])


def run(store, words, day, delay):
    """Exit code (negative: killed) and the whole answer, or nothing."""
    command = [shop.CORNER, "--store", store, *words, "--now", now(day), "--format", "json", "--timeout", "60"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                               env=dict(os.environ, CORNER_LANG="en", XDG_CONFIG_HOME="/nonexistent"))
    if delay is not None:
        time.sleep(delay)
        running.kill()
    out, err = running.communicate()
    slip = "0" in words[1:3] or ("send" in words and running.returncode == 2)  # nothing to do it with, nowhere to send it
    if running.returncode >= 0 and running.returncode not in TRUTHS and not slip:
        raise SystemExit(f"{' '.join(words)}: exit {running.returncode}\n{out}{err}")
    try:
        return running.returncode, json.loads(out)
    except ValueError:
        return running.returncode, None


EVENT = {"collect": "collect", "return": "return", "cancel": "cancel", "approve": "approval", "reject": "approval", "renew": "renew"}
OF_UNIT = {("transfer", "send"): "transfer.send", ("transfer", "receive"): "transfer.receive", ("stock", "wipe"): "unit.wipe"}


class Journal:
    """What happened, read by somebody who knows nothing but the journal."""

    def __init__(self):
        self.row, self.state, self.unit, self.hands, self.events = 0, {}, {}, {}, collections.Counter()
        self.requests, self.parts = {}, collections.Counter()

    def read_on(self, store):
        done = shop.must(shop.corner(store, "audit", "log", "--from", str(self.row + 1), "--format", "jsonl"))
        for line in done.stdout.splitlines():
            event = json.loads(line)
            if event["row"] != self.row + 1:
                raise SystemExit(f"row {self.row + 1} is missing")
            self.row = event["row"]
            self.happen(event["kind"], event["payload"])

    def happen(self, kind, payload):
        request = self.row if kind == "request" else payload.get("request")
        self.events[(kind, request or payload.get("unit"))] += 1
        if payload.get("unit") and kind in ("request", "serve", "displace", "resite", "collect"):
            self.unit[request] = payload["unit"]
        if kind == "request":
            self.requests[request] = payload
            self.parts[payload.get("kit")] += 1
        unit = self.unit.get(request)
        if kind == "collect" and unit:
            if unit in self.hands:
                raise SystemExit(f"row {self.row}: {unit} is given to {request}, and is in the hands of {self.hands[unit]}")
            self.hands[unit] = request
        if kind in ("return", "lose") and unit:
            self.hands.pop(unit, None)

    def check(self, words, answer):
        """What was acknowledged happened."""
        if words[0] == "request":
            for each in answer["answers"]:
                then = self.requests.get(each["request"])
                if then is None or (then["service"], then["state"], then.get("unit")) != (each["service"], each["state"], each["unit"]):
                    raise SystemExit(f"{' '.join(words)}: acknowledged {each}, and the journal has {then}")
                if each["parts"] and self.parts[each["request"]] != len(each["parts"]):
                    raise SystemExit(f"{' '.join(words)}: of {len(each['parts'])} parts there are {self.parts[each['request']]}")
            return
        event = (EVENT[words[0]], int(words[1])) if words[0] in EVENT else (OF_UNIT.get(tuple(words[:2])), words[-1])
        if event[0] and self.events[event] == 0 and not self.parts[event[1]]:
            raise SystemExit(f"{' '.join(words)}: acknowledged, and nothing of the kind happened")


with shop.scratch() as folder:
    chance, journal, tally = random.Random(SEED), Journal(), collections.Counter()
    store, day, number, stop = make_store(folder), 0, 0, time.monotonic() + SECONDS
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        while time.monotonic() < stop:
            day += chance.choice((1, 1, 2, 4))
            known = Known(store)
            moves = [(a_move(chance, known, number + i), chance.uniform(0, 0.08) if chance.random() < 0.33 else None) for i in range(A_DAY)]
            number += A_DAY
            answers = list(pool.map(lambda move: run(store, move[0], day, move[1]), moves))
            # The same key again: all of the first answer, or a first one now.
            again = [words for (words, _), (code, _) in zip(moves, answers) if words[0] == "request" and code < 0]
            answers += list(pool.map(lambda words: run(store, words, day, None), again))
            moves += [(words, None) for words in again]
            shop.verified(store)
            journal.read_on(store)
            for (words, _), (code, answer) in zip(moves, answers):
                tally["killed" if code < 0 else "done" if code in (0, 3, 4, 5, 6) else "refused"] += 1
                if answer and code in (0, 3, 4, 5, 6):
                    if words[0] == "request" and len(answer["answers"]) != sum(word in SERVICES for word in words):
                        raise SystemExit(f"{' '.join(words)}: half of it is there: {answer}")
                    journal.check(words, answer)
    for kind in ("collect", "return", "serve", "lapse", "approval", "transfer.receive", "renew", "night"):
        if not any(count for (each, _), count in journal.events.items() if each == kind):
            raise SystemExit(f"there was no `{kind}` in {number} processes: the test is too short")
    told = ", ".join(f"{count} {what}" for what, count in sorted(tally.items()))
    print(f"seed {SEED}: {sum(tally.values())} processes on {day} days, {told}; {journal.row} rows, all that was acknowledged among them")
