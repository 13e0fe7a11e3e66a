"""The sample directory: people in services, with the columns that the example pack reads."""
import datetime

from draw import Random
from words import DIRECTORATES, FIRST_NAMES, SURNAMES

TODAY = datetime.date(2026, 3, 2)  # the day on which the sample is looked at
PEOPLE = 4600
ELECTED = 54

random = Random(20260302)

STATUSES = {"tenured": 690, "probationary": 35, "contract": 165, "casual": 15, "seasonal": 20, "apprentice": 20,
            "student-intern": 16, "civic-service": 7, "external": 12}

# chances in a thousand of teleworking, by job; whoever is not named here works on site
TELEWORKERS = {"administrative": 680, "archivist": 350, "doctor": 200, "draughtsman": 500, "gis-technician": 750,
               "it-technician": 750, "social-worker": 420, "other": 300}

COLUMNS = ["number", "name", "mail", "language", "service", "directorate", "site", "manager", "status", "job", "hired",
           "contract_end", "contract_months", "mandate_end", "telework", "ambassador", "position", "on_call",
           "on_call_listed", "medical_opinion_date", "disabled_worker", "arrival", "suspended"]


def months_before(day, months):
    index = day.year * 12 + day.month - 1 - months
    return datetime.date(index // 12, index % 12 + 1, min(day.day, 28))


def person(service, directorate, site, status, job, **known):
    """One row, everything known of it; `known` has the last word."""
    row = dict(service=service, directorate=directorate, site=site, status=status, job=job, language="fr", manager=None,
               hired=random.day(datetime.date(1988, 9, 1), datetime.date(2025, 9, 1)), contract_end="", contract_months="",
               mandate_end="", telework="0", ambassador="false", position="in-post", on_call="false", on_call_listed="false",
               medical_opinion_date="", disabled_worker="false", arrival="none", suspended="false")
    row.update(known)
    return row


def add_contract(row):
    """Contracts that end after TODAY, and a hiring date that fits."""
    longest = {"contract": 36, "casual": 10, "seasonal": 6, "apprentice": 24, "student-intern": 6, "civic-service": 10}
    status = row["status"]
    if status not in longest or status == "contract" and random.chance(450):
        return
    months = random.between(2 if longest[status] <= 10 else 12, longest[status])
    row["contract_end"] = TODAY + datetime.timedelta(days=random.between(3, months * 30 - 8))
    row["contract_months"] = str(months)
    row["hired"] = months_before(row["contract_end"], months)


def add_telework(row):
    if row["status"] in ("tenured", "probationary", "contract", "apprentice") and random.chance(TELEWORKERS.get(row["job"], 0)):
        row["telework"] = str(random.weighted({1: 30, 2: 45, 3: 25}))


def add_health(row):
    if row["status"] in ("elected", "external"):
        return
    if random.chance(62):
        row["disabled_worker"] = "true"
    if random.chance(12):
        row["medical_opinion_date"] = random.day(datetime.date(2024, 3, 1), datetime.date(2026, 2, 25))
        if row["telework"] not in ("0", "") and random.chance(400):
            row["telework"] = str(random.between(4, 5))


def add_career(row):
    listed = {"road-worker": 900, "it-technician": 350, "park-ranger": 600, "driver": 300, "doctor": 400, "social-worker": 100}
    status = row["status"]
    staff = status in ("tenured", "probationary", "contract")
    if staff and random.chance(listed.get(row["job"], 0)):
        row["on_call_listed"] = "true"
    if staff and random.chance(450 if row["on_call_listed"] == "true" else 4):
        row["on_call"] = "true"
    if status == "tenured" and random.chance(25):
        row["position"] = random.pick(["secondment", "unpaid-leave", "parental-leave"])
    elif staff and random.chance(20):
        row["arrival"] = random.pick(["replacement", "reinforcement", "transfer"])
        if row["arrival"] != "transfer" and not row["contract_end"]:
            row["hired"] = random.day(datetime.date(2026, 1, 5), TODAY)
    if random.chance(4):
        row["suspended"] = "true"
    if random.chance(15):
        row["language"] = "en"


def story_people():
    """The first numbers: one of each, to show what the policy does."""
    day = datetime.date
    finance, routes, digital = "direction des finances", "direction des routes", "direction des services numériques"
    children, colleges, staff = "direction de l'enfance", "direction des collèges", "direction des ressources humaines"
    head, autonomy = "nice-cadam", "direction de l'autonomie"
    return [
        ("Amélie Fontaine", person("budget", finance, head, "tenured", "administrative", hired=day(2014, 9, 1), telework="3")),
        ("Julien Moreau", person("comptabilité", finance, head, "contract", "administrative", hired=day(2025, 4, 21),
                                 contract_end=day(2026, 4, 20), contract_months="12", telework="2")),
        ("Françoise L'Hôte", elected()),
        ("Léo Garnier", person("données et cartographie", digital, head, "student-intern", "gis-technician",
                               hired=day(2026, 2, 2), contract_end=day(2026, 7, 1), contract_months="5")),
        ("Inès Bianchi", person("carrières", staff, head, "probationary", "administrative", hired=day(2025, 10, 1), telework="2")),
        ("Mireille Pélissier", person("accueil familial est", children, head, "foster-carer", "foster-carer", hired=day(2009, 3, 1))),
        ("Thibault Le Goff", person("infrastructures", digital, head, "tenured", "it-technician", hired=day(2017, 1, 9),
                                    on_call="true", on_call_listed="true", telework="1")),
        ("Nadège Rivière", person("paie", staff, head, "tenured", "administrative", hired=day(2011, 5, 2), telework="")),
        ("Rémi D'Angelo", person("marchés publics", finance, head, "tenured", "administrative", hired=day(2016, 6, 1), telework="2",
                                 ambassador="true")),
        ("Séverine Noël", person("maison du handicap", autonomy, head, "tenured", "administrative", hired=day(2008, 2, 4),
                                 telework="4", disabled_worker="true", medical_opinion_date=day(2026, 1, 12))),
        ("Karim N'Diaye", person("recrutement", staff, head, "contract", "administrative", hired=day(2026, 2, 16),
                                 contract_end=day(2027, 2, 15), contract_months="12", telework="1", arrival="replacement")),
        ("Chloé Saint-Jean", person("aide à l'enfance Menton", children, "menton", "contract", "social-worker",
                                    hired=day(2026, 2, 9), contract_end=day(2028, 2, 8), contract_months="24",
                                    arrival="reinforcement")),
        ("Gaëtan Prévost", person("études routières", routes, head, "tenured", "draughtsman", hired=day(2005, 9, 5),
                                  arrival="transfer")),
        ("Marie-Laure Schmitt", person("subventions", finance, head, "tenured", "administrative", hired=day(2003, 1, 6),
                                       position="unpaid-leave")),
        ("Axel Dalmasso", person("subdivision Tende", routes, "tende", "seasonal", "road-worker", hired=day(2025, 12, 1),
                                 contract_end=day(2026, 4, 30), contract_months="5", suspended="true")),
        ("Zoé Lefèvre", person("aide à l'enfance Grasse", children, "grasse", "tenured", "social-worker", hired=day(2012, 4, 2))),
        ("Bruno Isnard", person("trafic", routes, head, "tenured", "administrative", hired=day(1999, 11, 2), on_call="true")),
        ("Emma Castel", person("communication", "assemblée et cabinet", head, "apprentice", "administrative",
                               hired=day(2025, 9, 1), contract_end=day(2027, 8, 31), contract_months="24", telework="1")),
        ("Thomas Weber", person("projets numériques", digital, head, "external", "it-technician", hired=day(2025, 11, 3),
                                contract_end=day(2026, 10, 30), language="en")),
        ("Yasmine Roche", person("collèges Antibes", colleges, "antibes", "tenured", "maintenance-worker", hired=day(2010, 9, 1))),
    ]


def elected():
    return person("assemblée", "assemblée et cabinet", "nice-cadam", "elected", "elected-member", hired=datetime.date(2021, 7, 1),
                  mandate_end=datetime.date(2028, 3, 31))


def service_people(service, directorate, site, jobs, count):
    """The people of one service; the first one heads it."""
    rows = [person(service, directorate, site, "tenured", "administrative", telework="1")]
    while len(rows) < count:
        if service.startswith("accueil familial") and len(rows) > 8:
            row = person(service, directorate, site, "foster-carer", "foster-carer")
        else:
            row = person(service, directorate, site, random.weighted(STATUSES), random.weighted(jobs))
            add_contract(row)
            add_telework(row)
            add_career(row)
        add_health(row)
        rows.append(row)
    return rows


def names(count, taken):
    """Different names, but for one pair: there are namesakes everywhere."""
    seen = set(taken)
    out = []
    while len(out) < count - 1:
        name = f"{random.pick(FIRST_NAMES)} {random.pick(SURNAMES)}"
        if name not in seen:
            seen.add(name)
            out.append(name)
    return out + [out[0]]


def appoint(rows, story):
    """One ambassador a service, and everybody's manager."""
    chief = next(row for row in rows if row["service"] == "secrétariat général")
    by_service, heads = {}, {}
    for row in rows:
        by_service.setdefault(row["service"], []).append(row)
    for service, members in by_service.items():
        heads[service] = members[0]
    for directorate, (services, _, _) in DIRECTORATES.items():
        top = chief if directorate == "assemblée et cabinet" else heads[services[0][0]]
        for service, _ in services:
            heads[service]["manager"] = chief if heads[service] is top else top
    chief["manager"] = None
    for row in rows + story:
        if row["manager"] is None and row is not chief and row["status"] != "elected":
            row["manager"] = heads[row["service"]]
    chosen = {row["service"] for row in story if row["ambassador"] == "true"}
    for service, members in by_service.items():
        if service not in chosen:
            willing = [row for row in members[1:] if row["status"] in ("tenured", "probationary", "contract")
                       and row["position"] == "in-post" and row["arrival"] == "none"]
            random.pick(willing)["ambassador"] = "true"


def people():
    story = story_people()
    rest = PEOPLE - len(story) - (ELECTED - 1)
    services = [(service, directorate, site, size, jobs) for directorate, (list_, size, jobs) in DIRECTORATES.items()
                for service, site in list_]
    weights = [95 if service.startswith("accueil familial") else size + random.below(9) for service, _, _, size, _ in services]
    counts = [max(7, weight * rest // sum(weights)) for weight in weights]
    counts[-1] += rest - sum(counts)
    rows = []
    for (service, directorate, site, _, jobs), count in zip(services, counts):
        rows += service_people(service, directorate, site, jobs, count)
    appoint(rows, [row for _, row in story])
    rows += [elected() for _ in range(ELECTED - 1)]
    random.shuffle(rows)
    named = story + list(zip(names(len(rows), [name for name, _ in story]), rows))
    for at, (name, row) in enumerate(named, 1):
        row["number"] = f"A{at:05}"
        row["name"] = name
        row["mail"] = f"a{at:05}@exemple.invalid"
    for _, row in named:
        row["manager"] = row["manager"]["number"] if row["manager"] else ""
    return [row for _, row in named]
