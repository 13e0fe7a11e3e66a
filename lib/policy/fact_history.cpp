#include <charconv>

#include "core/words.hpp"
#include "policy/fact_forms.hpp"
#include "policy/hints.hpp"

namespace corner::policy {
namespace {

constexpr Value most_things = 10'000;
constexpr Value most_months = 1'200;
constexpr Value most_spent = 1'000'000'000'000;  // ten milliard euros, in cents

/// "36 months"; 0 for anything else.
int parse_window(std::string_view text) {
  int months = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, months);
  const std::string_view unit(stop, static_cast<std::size_t>(end - stop));
  if (error != std::errc() || (unit != " months" && unit != " month")) return 0;
  return months >= 1 && months <= most_months ? months : 0;
}

void read_window(Draft& draft, Fact& fact, const Entry& entry) {
  const Entry* within = draft.read.get(entry, "within", Kind::text);
  if (within == nullptr) return;
  fact.history.within_months = parse_window(within->value.text);
  if (fact.history.within_months == 0)
    draft.read.error(within->value.place, "out-of-domain",
                     say("`{0}` is no span of months", shown(within->value.text)),
                     say("write for instance `\"36 months\"`, {0} at most", most_months));
}

/// Of which things: `same` as the one asked for, or of given `categories`.
void read_kind(Draft& draft, Fact& fact, const Entry& entry) {
  fact.history.same = draft.read.choice(entry, "same", {"category", "service", "person"});
  fact.history.categories = draft.read.names(entry, "categories", Shape::kebab);
  const Entry* same = entry.value.find("same");
  const Entry* categories = entry.value.find("categories");
  if ((same == nullptr) == (categories == nullptr))
    draft.read.error(
        entry.place, same == nullptr ? "missing-field" : "bad-form",
        say("`{0}` needs either `same` or `categories`", shown(entry.key)),
        tr("write `same = \"category\"`, `\"service\"` or `\"person\"`, or a list of categories"));
  if (categories == nullptr) return;
  if (categories->value.kind == Kind::list && categories->value.items.empty())
    draft.read.error(categories->value.place, "missing-field", tr("this list of categories is empty"),
                     tr("name one category at least"));
  for (const auto& item : categories->value.items)
    if (item.kind == Kind::text) draft.category(item.text, item.place);
}

void read_history(Draft& draft, Fact& fact, const Entry& entry, std::string usual_state) {
  fact.history.state = std::move(usual_state);
  if (entry.value.find("state") != nullptr)
    fact.history.state = draft.read.choice(entry, "state", {"out", "live", "any"});
  read_kind(draft, fact, entry);
  read_window(draft, fact, entry);
}

}  // namespace

void read_count(Draft& draft, Fact& fact, const Entry& entry) {
  fact.type = Type::integer;
  fact.high = most_things;
  draft.read.choice(entry, "count", {"attributions"});
  read_history(draft, fact, entry, "live");
}

void read_sum(Draft& draft, Fact& fact, const Entry& entry) {
  fact.type = Type::money;
  fact.high = most_spent;
  draft.read.choice(entry, "sum", {"price"});
  draft.read.need(entry, "of", Kind::text);
  draft.read.choice(entry, "of", {"attributions"});
  read_history(draft, fact, entry, "any");
}

void read_last(Draft& draft, Fact& fact, const Entry& entry) {
  fact.type = Type::months;
  fact.high = most_months;
  fact.history.event = draft.read.choice(entry, "months_since", {"attribution", "purchase"});
  const bool purchase = fact.history.event == "purchase";
  read_history(draft, fact, entry, purchase ? "out" : "any");
  if (purchase && fact.history.state != "out")
    draft.read.error(entry.place, "bad-form", tr("the age since purchase is that of units in hand"),
                     tr("write `state = \"out\"`, or leave it out"));
  draft.read.need(entry, "absent", Kind::text);
}

}  // namespace corner::policy
