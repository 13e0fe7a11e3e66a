"""Notices by a real program: what it gets is a message that others can read, at least once, and no two senders send the same."""
import email
import email.header
import email.policy
import email.utils
import os
import pathlib
import re
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "torture"))
import shop

PEOPLE = {
    "P1": ("Élodie d'Exemple-Très-Long, du service de l'accompagnement numérique et des usages", "elodie@example.org"),
    "P2": ("Wałęsa Żółć", "wz@example.org"),
    "P3": ("Plain Name", "plain@example.org"),
    "P4": ("No Mail", ""),
    "P5": ("Bad Mail", "two@at@example.org"),
}
MAILER = """#!/bin/sh
n=$(ls "$MAIL_FOLDER" | wc -l)
cat > "$MAIL_FOLDER/$n.$$"
[ -n "$MAIL_SLOW" ] && sleep "$MAIL_SLOW"
exit ${MAIL_EXIT:-0}
"""


def failed(text):
    sys.exit(f"notices: {text}")


def make_store(folder):
    """A store where there is something to tell to each of PEOPLE."""
    mailer = folder / "mailer"
    mailer.write_text(MAILER)
    mailer.chmod(0o755)
    pack = folder / "pack"
    subprocess.run(["cp", "-r", str(shop.SOURCE / "tests/pack"), str(pack)], check=True)
    desk = pack / "desk.toml"
    desk.write_text(desk.read_text() + f'\n[notices]\ncommand = ["{mailer}"]\nfrom = "Comptoir numérique <comptoir@example.org>"\n')
    store = folder / "store.db"
    shop.must(shop.corner(store, "init", "--practice", "--pack", str(pack)))
    rows = [f'{number},"{name}",{mail},tenured,3,,cadam' for number, (name, mail) in PEOPLE.items()]
    shop.write(folder / "people.csv", "number,name,mail,status,telework,contract_end,site", rows)
    shop.must(shop.corner(store, "people", "import", str(folder / "people.csv")))
    shop.write(folder / "units.csv", "inventory_number,service,model,site", [f"PC-{i},laptop,Model,cadam" for i in range(len(PEOPLE))])
    shop.must(shop.corner(store, "stock", "import", str(folder / "units.csv")))
    for number in PEOPLE:
        shop.must(shop.corner(store, "request", number, "laptop"))
    for i in range(len(PEOPLE)):
        shop.must(shop.corner(store, "stock", "lost", f"PC-{i}", "--because", "a test"))
    return store


def messages(folder):
    return [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in sorted(folder.iterdir())]


def check_messages(sent):
    told = {message["To"].addresses[0].addr_spec: message for message in sent}
    for number in ("P1", "P2", "P3"):
        name, mail = PEOPLE[number]
        message = told.pop(mail)
        # Python's newer reader puts a blank between two encoded words of a name (RFC 2047, 6.2, says none); its older one does not.
        raw_name = email.utils.parseaddr(email.message_from_bytes(message.as_bytes())["To"].replace("\n", ""))[0]
        if (read := str(email.header.make_header(email.header.decode_header(raw_name)))) != name:
            failed(f"the receiver's name reads {read!r}")
        if message["From"].addresses[0].display_name != "Comptoir numérique":
            failed(f"the sender reads {message['From']!r}")
        if message["Subject"] != "Changement : Ordinateur portable":
            failed(f"the subject reads {message['Subject']!r}")
        body = message.get_content()
        if name not in body or "Ce qui vous était réservé ne peut pas vous être remis." not in body:
            failed(f"the body reads {body!r}")
        if message.defects or message["To"].defects or message["Subject"].defects:
            failed(f"defects: {message.defects} {message['To'].defects} {message['Subject'].defects}")
        raw = message.as_bytes()
        if any(len(line) > 78 for line in raw.splitlines()) or not raw.isascii():
            failed("a line is too long, or not ASCII")
        if not re.fullmatch(r"\d+-[0-9a-f]{32}", message["X-Corner-Notice"]) or not message["Message-ID"].endswith("@example.org>"):
            failed(f"X-Corner-Notice {message['X-Corner-Notice']}, Message-ID {message['Message-ID']}")
    if told:
        failed(f"sent to {list(told)} as well")


def main():
    with shop.scratch() as scratch:
        folder = pathlib.Path(scratch)
        store = make_store(folder)
        boxes = [folder / name for name in ("failing", "good", "again")]
        for box in boxes:
            box.mkdir()
        os.environ["MAIL_FOLDER"], os.environ["MAIL_EXIT"] = str(boxes[0]), "75"
        done, answer = shop.ask(store, "notices", "send")
        if done != 1 or answer["failed"] != 3 or answer["sent"] != 0:
            failed(f"a failing program: exit {done}, {answer}")
        os.environ["MAIL_FOLDER"], os.environ["MAIL_EXIT"], os.environ["MAIL_SLOW"] = str(boxes[1]), "0", "0.3"
        senders = [subprocess.Popen([shop.CORNER, "--store", str(store), "notices", "send"], stdout=subprocess.PIPE,
                                    stderr=subprocess.PIPE) for _ in range(3)]
        time.sleep(0.1)
        shop.must(shop.corner(store, "request", "P3", "mouse"), 0, 6)  # nobody waits for a mailer
        for sender in senders:
            sender.communicate()
        if shop.ask(store, "notices", "list")[1]["notices"]:
            shop.must(shop.corner(store, "notices", "send"))
        sent = messages(boxes[1])
        check_messages(sent)
        first = {message["Message-ID"]: message.as_bytes() for message in messages(boxes[0])}
        if first != {message["Message-ID"]: message.as_bytes() for message in sent}:
            failed("the second try is not the first, byte for byte")
        os.environ["MAIL_FOLDER"] = str(boxes[2])
        shop.must(shop.corner(store, "notices", "send"))
        if messages(boxes[2]):
            failed("sent twice")
        shop.verified(store)
    print(f"{len(sent)} messages read back; a failing mailer, three senders at once")


if __name__ == "__main__":
    main()
