"""Appointments as others see them: a calendar program reads the file back, and a slot never takes more than it holds, however many ask at once."""
import concurrent.futures
import datetime
import pathlib
import sys

import icalendar

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "torture"))
import shop

NOW = "2026-03-02T09:00:00Z"
PEOPLE = 8
TITLE = "CADAM, Nice ; étage \\ porte"


def failed(text):
    sys.exit(f"slots: {text}")


def make_store(folder):
    """On the counter pack, whose site has a name that needs escaping and folding."""
    pack = folder / "pack"
    pack.mkdir()
    for file in (shop.SOURCE / "tests/counter").iterdir():
        text = file.read_text(encoding="utf-8")
        if file.name == "desk.toml":
            text = text.replace('title.fr = "CADAM, Nice"', f"title.fr = '{TITLE * 3}'")
        (pack / file.name).write_text(text, encoding="utf-8")
    store = folder / "store.db"
    shop.must(shop.corner(store, "init", "--practice", "--pack", str(pack), "--now", NOW))
    shop.write(folder / "people.csv", "number,name,site,status,telework,contract_end",
               [f"P{i:03},Élodie Exemple {i},cadam,tenured,3," for i in range(1, PEOPLE + 1)])
    shop.write(folder / "bulk.csv", "service,site,quantity", [f"mouse,cadam,{PEOPLE}"])
    shop.must(shop.corner(store, "people", "import", str(folder / "people.csv"), "--now", NOW))
    shop.must(shop.corner(store, "stock", "import", str(folder / "bulk.csv"), "--now", NOW))
    return store


def event(store, request, *options):
    """The one event of the file, and its method."""
    file = shop.must(shop.corner(store, "slot", "ics", str(request), *options))
    raw = store.parent / "appointment.ics"
    shop.must(shop.corner(store, "slot", "ics", str(request), "--output", str(raw), *options))
    data = raw.read_bytes()
    if not file.stdout or any(len(line) > 75 for line in data.split(b"\r\n")) or b"\n" in data.replace(b"\r\n", b""):
        failed(f"lines are not as RFC 5545 has them: {data}")
    calendar = icalendar.Calendar.from_ical(data)
    events = calendar.walk("VEVENT")
    if calendar["METHOD"] != "PUBLISH" or calendar["VERSION"] != "2.0" or len(events) != 1:
        failed(f"{data}")
    return events[0]


def check_file(store):
    request = shop.ask(store, "request", "P001", "mouse", "--slot", "2026-03-03T09:20", "--now", NOW)[1]["answers"][0]["request"]
    first = event(store, request, "--lang", "fr", "--now", NOW)
    start = datetime.datetime(2026, 3, 3, 8, 20, tzinfo=datetime.timezone.utc)
    if first["DTSTART"].dt != start or first["DTEND"].dt - first["DTSTART"].dt != datetime.timedelta(minutes=20):
        failed(f"it is from {first['DTSTART'].dt} to {first['DTEND'].dt}")
    if str(first["LOCATION"]) != TITLE * 3 or "DTSTAMP" not in first or str(first["STATUS"]) != "CONFIRMED" or first["SEQUENCE"] != 0:
        failed(f"{first}")
    shop.must(shop.corner(store, "slot", "book", str(request), "2026-03-03T09:40", "--now", NOW))
    moved = event(store, request, "--now", NOW)
    if moved["UID"] != first["UID"] or moved["SEQUENCE"] != 1 or moved["DTSTART"].dt == start:
        failed(f"moved: {moved}")
    shop.must(shop.corner(store, "slot", "cancel", str(request), "--now", NOW))
    gone = event(store, request, "--now", NOW)
    if gone["UID"] != first["UID"] or gone["SEQUENCE"] != 2 or str(gone["STATUS"]) != "CANCELLED":
        failed(f"cancelled: {gone}")
    shop.must(shop.corner(store, "cancel", str(request), "--now", NOW))


def check_race(store):
    """All want the one place of a slot: one gets it, and nothing is reserved for the others."""
    def want(i):
        return shop.corner(store, "request", f"P{i:03}", "mouse", "--slot", "2026-03-04T09:00", "--now", NOW).returncode
    with concurrent.futures.ThreadPoolExecutor(PEOPLE) as pool:
        codes = sorted(pool.map(want, range(1, PEOPLE + 1)))
    if codes != [0] + [7] * (PEOPLE - 1):
        failed(f"exit codes {codes}")
    reserved = shop.ask(store, "reservation", "list", "--now", NOW)[1]["reservations"]
    if len(reserved) != 1:
        failed(f"reserved: {reserved}")
    shop.verified(store)


def main():
    with shop.scratch() as scratch:
        store = make_store(pathlib.Path(scratch))
        check_file(store)
        check_race(store)


main()
