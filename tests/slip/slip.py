"""The slip as others see it: zbar reads both codes from what a printer prints, pdftotext finds every word, equal slips are equal bytes."""
import json
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "torture"))
import shop

PAGES = pathlib.Path(shop.CORNER).parents[1] / "lib/corner-pages"
NAME = "Éloïse Wałęsa-Œuvré"


def failed(text):
    sys.exit(f"slip: {text}")


def run(*command, **options):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, **options).stdout


def codes(pdf, *options):
    """What a scanner reads of the first sheet, at 150 dots an inch."""
    picture = pdf.with_suffix("." + "".join(options).strip("-"))
    run("pdftoppm", "-r", "150", "-singlefile", *options, pdf, picture)
    drawn = next(path for path in pdf.parent.iterdir() if path.name.startswith(picture.name) and path.suffix in (".png", ".pbm", ".pgm"))
    read = run("zbarimg", "-q", "--nodbus", drawn).decode().split()
    drawn.unlink()
    return sorted(read)


def words(pdf):
    return " ".join(run("pdftotext", "-layout", pdf, "-").decode().split())


def check_slip(store, folder):
    shop.must(shop.corner(store, "request", "P1", "laptop", "--now", "2026-03-02T09:00:00Z"))
    slips = [folder / name for name in ("one.pdf", "two.pdf")]
    for slip in slips:
        shop.must(shop.corner(store, "slip", "PC-0001", "--lang", "fr", "--now", "2026-03-02T10:00:00Z", "--output", str(slip)))
    if slips[0].read_bytes() != slips[1].read_bytes():
        failed("two runs give two files")
    request = shop.ask(store, "people", "show", "P1")[1]["requests"][0]["request"]
    expected = sorted([f"QR-Code:corner:{request}:PC-0001", "CODE-128:PC-0001"])
    for options in (("-png",), ("-mono",), ("-gray",)):
        if (read := codes(slips[0], *options)) != expected:
            failed(f"{options}: zbar reads {read}")
    text = words(slips[0])
    code = run("sqlite3", store, "SELECT code FROM code_data").decode().strip()
    head = shop.verified(store)["head"]
    for word in (NAME, "Bon de retrait", "PC-0001", "CADAM, Nice", "signature : charter", "2 mars 2026", code, head[:12], "CRPA", "L.311-3-1"):
        if word not in text:
            failed(f"`{word}` is not on it: {text}")
    for command in (("desk",), ("audit", "log"), ("explain", str(request))):
        if code in shop.corner(store, *command, "--format", "json").stdout:
            failed(f"`{' '.join(command)}` tells the code")
    return code


def check_receipt(store, folder, code):
    charter = folder / "charter.txt"
    charter.write_text("J'utilise ce matériel avec soin.\n", encoding="utf-8")
    refused = shop.corner(store, "collect", "PC-0001", "--signed", str(charter), "--code", "ABCDEF")
    shop.must(refused, 7)
    shop.must(shop.corner(store, "collect", "PC-0001", "--signed", str(charter), "--code", code.lower()))
    receipt = folder / "receipt.pdf"
    shop.must(shop.corner(store, "slip", "PC-0001", "--receipt", "--output", str(receipt)))
    text = words(receipt)
    digest = run("sha256sum", charter).decode().split()[0]
    for word in (NAME, "Receipt", "PC-0001", digest):
        if word not in text and word not in text.replace(" ", ""):
            failed(f"`{word}` is not on the receipt: {text}")
    if code in text:
        failed("the receipt tells the code")


def check_letter(store, folder):
    """A refusal as a letter: whose it is, why, by which text, what may be done against it, the four disclosures, where to sign."""
    shop.must(shop.corner(store, "request", "P2", "laptop", "--now", "2026-03-02T09:00:00Z"), 3)
    request = str(shop.ask(store, "people", "show", "P2")[1]["requests"][0]["request"])
    letter = folder / "letter.pdf"
    shop.must(shop.corner(store, "explain", request, "--letter", "--lang", "fr", "--now", "2026-03-02T09:00:00Z", "--output", str(letter)))
    text = words(letter)
    for word in ("Test office", "Refusée Exemple", "2 mars 2026", "Le contrat s'achève dans 1 mois. — leaving-soon", "Test note 1", "L. 311-3-1",
                 "R. 311-3-1-1", "Commission d'accès aux documents administratifs", "tribunal administratif", "R. 421-1", "recours gracieux",
                 "1. Degré et mode de contribution", "2. Données traitées et leurs sources", "3. Paramètres de traitement",
                 "4. Opérations effectuées", "L. 212-1"):
        if word not in text:
            failed(f"`{word}` is not in the letter: {text}")


def check_bars(folder):
    """Every character that a Code 128 of ours can hold, and a page that goes on."""
    printable = "".join(chr(c) for c in range(33, 127))
    for at in range(0, len(printable), 20):
        part = printable[at:at + 20]
        page = {"at": "2026-03-02T09:00:00Z", "foot": "foot", "language": "en", "square": "", "subtitle": "", "title": "Bars",
                "parts": [{"heading": "", "bars": part}]}
        pdf = folder / "bars.pdf"
        pdf.write_bytes(run(PAGES, input=json.dumps(page).encode()))
        if (read := codes(pdf, "-png")) != [f"CODE-128:{part}"]:
            failed(f"`{part}` reads {read}")
    page["parts"] = [{"heading": f"Part {i}", "paragraph": "word " * 300} for i in range(12)]
    pdf.write_bytes(run(PAGES, input=json.dumps(page).encode()))
    text = run("pdftotext", pdf, "-").decode()
    if "Part 11" not in text or text.count("foot") < 3:
        failed("a long page does not go on")
    broken = subprocess.run([str(PAGES)], input=b"{", capture_output=True)
    if broken.returncode != 1 or not broken.stderr:
        failed(f"what is no page ends with {broken.returncode}")


def main():
    with shop.scratch() as scratch:
        folder = pathlib.Path(scratch)
        pack = folder / "pack"
        run("cp", "-r", shop.SOURCE / "tests/pack", pack)
        desk = pack / "desk.toml"
        desk.write_text(desk.read_text() + "\n[hold]\ncode = true\n")
        store = folder / "store.db"
        shop.must(shop.corner(store, "init", "--practice", "--pack", str(pack), "--now", "2026-03-02T08:00:00Z"))
        shop.write(folder / "people.csv", "number,name,mail,status,telework,contract_end,site", [f"P1,{NAME},,tenured,3,,cadam",
                                                                                                             "P2,Refusée Exemple,,contract,3,2026-04-15,cadam"])
        shop.must(shop.corner(store, "people", "import", str(folder / "people.csv"), "--now", "2026-03-02T08:00:00Z"))
        shop.write(folder / "units.csv", "inventory_number,serial,service,model,site", ["PC-0001,SN-1,laptop,Sample 14,cadam"])
        shop.must(shop.corner(store, "stock", "import", str(folder / "units.csv"), "--now", "2026-03-02T08:00:00Z"))
        check_letter(store, folder)
        check_receipt(store, folder, check_slip(store, folder))
        check_bars(folder)
        shop.verified(store)
    print("both codes read in colour, grey and black; every printable character in bars")


if __name__ == "__main__":
    main()
