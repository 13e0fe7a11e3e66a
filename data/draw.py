"""Drawing lots, the same for ever: no generator of Python's own is promised not to change."""
import datetime


class Random:
    """SplitMix64: small, and nobody changes it from one Python to the next."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state + 0x9E3779B97F4A7C15) & (2**64 - 1)
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & (2**64 - 1)
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & (2**64 - 1)
        return (z ^ (z >> 31)) % n

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def chance(self, per_thousand):
        return self.below(1000) < per_thousand

    def pick(self, items):
        return items[self.below(len(items))]

    def weighted(self, weights):
        at = self.below(sum(weights.values()))
        for item, weight in weights.items():
            at -= weight
            if at < 0:
                return item
        raise AssertionError

    def shuffle(self, items):
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]

    def day(self, first, last):
        return first + datetime.timedelta(days=self.below((last - first).days + 1))
