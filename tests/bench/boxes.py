"""What holds over all requests of a workload, by the algebra of boxes read aloud: a rule is a box, and what lies outside of
others is found by peeling them off one attribute at a time. `corner policy check` and `policy diff` are held against it."""
from workload import RANK, accepted, values_of


class Space:
    """The requests that a workload's `impossible` leaves; boxes hold a bit for each value of each attribute."""

    def __init__(self, workload):
        self.attributes = workload["attributes"]
        self.bit = {key: {value: 1 << i for i, value in enumerate(values_of(attribute))} for key, attribute in self.attributes.items()}
        self.full = {key: (1 << len(bits)) - 1 for key, bits in self.bit.items()}
        self.never = [self.box(each["when"]) for each in workload["impossible"]]

    def box(self, when):
        return self.full | {key: sum(self.bit[key][value] for value in values) for key, values in accepted(self.attributes, when).items()}

    def meets(self, box, given):
        """Whether the box has requests with what is given; what is left out may be anything."""
        return all(self.bit[key][value] & box[key] for key, value in given.items())

    def somewhere(self, boxes, holes):
        """Whether there is a request in all of `boxes` and in none of `holes`."""
        meet = {key: values for key, values in self.full.items()}
        for box in boxes:
            meet = {key: values & box[key] for key, values in meet.items()}
        return self.outside(meet, [*self.never, *holes])

    def outside(self, box, holes):
        if not all(box.values()):
            return False
        for at, hole in enumerate(holes):
            if not all(values & hole[key] for key, values in box.items()):
                continue
            inside = dict(box)
            for key, values in box.items():
                rest = inside[key] & ~hole[key]
                if rest and self.outside(inside | {key: rest}, holes[at + 1:]):
                    return True
                inside[key] = values & hole[key]
            return False
        return True


class Rules:
    """A workload's rules as boxes, under the law: the severest effect wins, and no rule is an exception to another."""

    def __init__(self, workload):
        self.space = Space(workload)
        self.list = workload["rules"]
        self.boxes = [self.space.box(rule["when"]) for rule in self.list]

    def severer(self, rank):
        return [box for rule, box in zip(self.list, self.boxes) if RANK[rule["outcome"]] > rank]

    def dead(self):
        return {i for i, box in enumerate(self.boxes) if not self.space.somewhere([box], [])}

    def shadowed(self):
        """Rules without which nobody is answered otherwise, though they match somebody."""
        found = set()
        for i, rule in enumerate(self.list):
            alike = [self.boxes[k] for k, other in enumerate(self.list)
                     if k != i and other["outcome"] == rule["outcome"] and other.get("approver") == rule.get("approver")]
            if not self.space.somewhere([self.boxes[i]], self.severer(RANK[rule["outcome"]]) + alike):
                found.add(i)
        return found - self.dead()

    def overlaps(self):
        """(refusal, grant) that both match some request."""
        return {(i, k) for i, one in enumerate(self.list) for k, other in enumerate(self.list)
                if one["outcome"] == "refuse" != other["outcome"] and self.space.somewhere([self.boxes[i], self.boxes[k]], [])}

    def gaps(self):
        """Attributes of few words of which some value is there and never granted anything."""
        found, refusals = set(), self.severer(RANK["approval"])
        grants = [box for rule, box in zip(self.list, self.boxes) if rule["outcome"] != "refuse"]
        for key, attribute in self.space.attributes.items():
            for value in values_of(attribute) if attribute["type"] != "int" else []:
                there = self.space.full | {key: self.space.bit[key][value]}
                if self.space.somewhere([there], []) and not any(self.space.somewhere([there, grant], refusals) for grant in grants):
                    found.add(key)
        return found

    def parts(self):
        """(outcome, rule or None, its box, what it must lie outside of): where each rule, or the default, wins."""
        for i, rule in enumerate(self.list):
            yield rule["outcome"], i, self.boxes[i], self.severer(RANK[rule["outcome"]])
        yield "refuse", None, self.space.full, self.boxes


def kinds(before, after):
    """(effect, rule, effect, rule) of every change of effect that some request meets; None = the default."""
    return {(was, a, becomes, b) for was, a, here, holes in before.parts() for becomes, b, there, others in after.parts()
            if was != becomes and before.space.somewhere([here, there], holes + others)}
