#include "analysis/counterfactual.hpp"

#include <doctest/doctest.h>

#include "core/text.hpp"
#include "policy/value.hpp"
#include "unit/policy/sample.hpp"

using namespace corner;
using namespace corner::policy;
using namespace corner::analysis;

namespace {

constexpr auto more_rules = R"([rule.ambassadors]
effect = "permit"
when = { item = "laptop", ambassador = true, ends_in = "absent" }
from = 2026-06-01
references = []
reason = { fr = "R.", en = "R." }
)";

struct Asked {
  Pack pack;
  Space space;
  Situation situation;

  explicit Asked(const std::map<std::string, std::string>& facts)
      : pack(sample::pack(sample::plus("rules.toml", more_rules))), space(std::vector<Party>{{&pack, {}}}) {
    situation.facts.assign(pack.facts.size(), missing);
    situation.on = *parse_date("2026-03-01");
    for (const auto& [name, value] : facts) {
      const Fact* fact = pack.fact(name);
      situation.facts[static_cast<std::size_t>(pack.index(*fact))] = parse_value(*fact, value);
    }
    situation.held.add(pack.index(*pack.fact("item")));
  }

  /// A line a set: `held: at most 0; telework: at least 2; from 2026-06-01`.
  std::string told(Limit limit = {}) const {
    const auto all = counterfactuals(space, situation, ends_with(pack, Effect::permit), limit);
    std::string lines;
    for (const auto& one : all.list) {
      std::vector<std::string> parts;
      for (const auto& each : one.box) {
        const Fact& fact = pack.facts[static_cast<std::size_t>(each.fact)];
        parts.push_back(fmt::format("{}: {}", fact.name, show_accept(fact, each.accept, Language::en)));
      }
      for (const auto& some : one.days) parts.push_back("from " + to_string(*some.from));
      lines += join(parts, "; ") + "\n";
    }
    return lines + (all.complete ? "" : "and perhaps more\n");
  }
};

}  // namespace

TEST_CASE("one fact alone, with every value that will do") {
  CHECK(Asked({{"item", "laptop"},
               {"status", "tenured"},
               {"telework", "1"},
               {"ends_in", "4"},
               {"ambassador", "false"},
               {"held", "0"}})
            .told() ==
        "telework: at least 2 days/week\nambassador: yes; ends_in: open-ended; from 2026-06-01\n");
}

TEST_CASE("what refuses must cease as well: several facts together") {
  CHECK(Asked({{"item", "laptop"},
               {"status", "tenured"},
               {"telework", "1"},
               {"ends_in", "4"},
               {"ambassador", "true"},
               {"held", "2"}})
            .told() ==
        "held: 0; telework: at least 2 days/week\nends_in: open-ended; held: 0; from 2026-06-01\n");
}

TEST_CASE("a missing fact that matters must be known; one that does not is left alone") {
  CHECK(Asked({{"item", "laptop"}, {"status", "tenured"}, {"held", "0"}}).told() ==
        "telework: at least 2 days/week\nambassador: yes; ends_in: open-ended; from 2026-06-01\n");
}

TEST_CASE("a later day alone") {
  CHECK(Asked({{"item", "laptop"},
               {"status", "external"},
               {"telework", "3"},
               {"ends_in", "open-ended"},
               {"ambassador", "true"},
               {"held", "0"}})
            .told() == "status: one of contract, tenured\nfrom 2026-06-01\n");
}

TEST_CASE("what is held does not change, known or not") {
  Asked asked({{"item", "laptop"}, {"status", "tenured"}, {"held", "0"}});
  asked.situation.held.add(asked.pack.index(*asked.pack.fact("telework")));
  CHECK(asked.told() == "ambassador: yes; ends_in: open-ended; from 2026-06-01\n");
}

TEST_CASE("a waiver is not held against anybody") {
  Asked asked({{"item", "laptop"},
               {"status", "tenured"},
               {"telework", "1"},
               {"ends_in", "4"},
               {"ambassador", "false"},
               {"held", "2"}});
  asked.situation.waived.add(asked.pack.index(*asked.pack.rule("one-laptop")));
  CHECK(asked.told() ==
        "telework: at least 2 days/week\nambassador: yes; ends_in: open-ended; from 2026-06-01\n");
}

TEST_CASE("nothing helps") {
  const std::map<std::string, std::string> phone{{"item", "phone"}};
  CHECK(Asked(phone).told().empty());
}

TEST_CASE("limits are told") {
  const Asked asked({{"item", "laptop"},
                     {"status", "tenured"},
                     {"telework", "1"},
                     {"ends_in", "4"},
                     {"ambassador", "false"},
                     {"held", "0"}});
  CHECK(asked.told({.sets = 1, .facts = 4}) == "telework: at least 2 days/week\nand perhaps more\n");
  CHECK(asked.told({.sets = 2, .facts = 4}) == asked.told());
  CHECK(asked.told({.sets = 8, .facts = 2}) == "telework: at least 2 days/week\nand perhaps more\n");
}
