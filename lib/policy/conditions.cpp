#include "policy/conditions.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/box.hpp"
#include "policy/hints.hpp"
#include "policy/ranges.hpp"

namespace corner::policy {
namespace {

bool numeric(const Fact& fact) { return fact.type != Type::enumeration && fact.type != Type::boolean; }

bool says_absent(const Fact& fact, const Node& node) {
  return node.kind == Kind::text &&
         (node.text == "absent" || (!fact.absent_word.empty() && node.text == fact.absent_word));
}

bool declares_absence(Draft& draft, const Fact& fact, const Node& node) {
  if (!fact.absent_word.empty()) return true;
  draft.read.error(node.place, "undeclared-absence", say("`{0}` is never absent", fact.name),
                   tr("declare `absent = \"word\"` with the fact, or take this out"));
  return false;
}

std::nullopt_t out_of_domain(Draft& draft, const Fact& fact, const Node& node, std::string_view written) {
  draft.read.error(
      node.place, "out-of-domain", say("`{0}` is beyond the values of `{1}`", shown(written), fact.name),
      say("they go from {0} to {1}", write_number(fact, fact.low), write_number(fact, fact.high)));
  return std::nullopt;
}

std::string advice(const Fact& fact, const Node& node) {
  if (fact.type == Type::boolean) return tr("write `true` or `false`, without quotes");
  if (fact.type == Type::enumeration) return say("expected {0}", one_of(fact.values));
  if (fact.type == Type::money) return tr("write euros: `800`, `\"799.90\"` or `\"<= 800\"`");
  if (node.kind == Kind::text && parse_number(fact, node.text)) return tr("write the number without quotes");
  return tr("write a whole number, `\">= 2\"` or `\"2..5\"`");
}

std::nullopt_t wrong_type(Draft& draft, const Fact& fact, const Node& node) {
  const std::string is = node.kind == Kind::text ? fmt::format("`{}`", shown(node.text)) : name(node.kind);
  draft.read.error(node.place, "wrong-type", say("{0} is no value of `{1}`", is, fact.name),
                   advice(fact, node));
  return std::nullopt;
}

std::optional<Value> read_name(Draft& draft, const Fact& fact, const Node& node) {
  if (node.kind != Kind::text) return wrong_type(draft, fact, node);
  const auto at = std::ranges::lower_bound(fact.values, node.text);
  if (at != fact.values.end() && *at == node.text) return at - fact.values.begin();
  if (fact.open()) {  // every fitting text has been entered in the list
    draft.read.shaped(node.place, node.text, Shape::line);
  } else if (fact.origin != Origin::catalogue || !draft.broken.contains("catalogue")) {
    draft.read.error(node.place, "unknown-value",
                     say("`{0}` is no value of `{1}`", shown(node.text), fact.name),
                     suggest(node.text, fact.values));
  }
  return std::nullopt;
}

std::optional<Value> read_number(Draft& draft, const Fact& fact, const Node& node) {
  const bool money = fact.type == Type::money;
  std::optional<Value> number;
  if (node.kind == Kind::integer) {
    constexpr Value most = 1'000'000'000'000;  // times a hundred, still far from overflow
    if (node.number < -most || node.number > most)
      return out_of_domain(draft, fact, node, std::to_string(node.number));
    number = money ? node.number * 100 : node.number;
  } else if (money && node.kind == Kind::text) {
    number = parse_number(fact, node.text);
  }
  if (!number) return wrong_type(draft, fact, node);
  if (*number < fact.low || *number > fact.high)
    return out_of_domain(draft, fact, node, write_number(fact, *number));
  return number;
}

/// Adds to `accept` what a text with a comparison or a range accepts; false when it has none.
bool add_range(Draft& draft, const Fact& fact, const Node& node, Accept& accept) {
  const Range range = parse_range(fact, node.text);
  switch (range.fault) {
    case RangeFault::not_a_range: return false;
    case RangeFault::none: accept.ranges.push_back(range.interval); break;
    case RangeFault::out_of_domain: out_of_domain(draft, fact, node, node.text); break;
    case RangeFault::empty:
      draft.read.error(
          node.place, "dead-rule", say("no value of `{0}` is `{1}`", fact.name, shown(node.text)),
          say("they go from {0} to {1}", write_number(fact, fact.low), write_number(fact, fact.high)));
  }
  return true;
}

void add(Draft& draft, const Fact& fact, const Node& node, Accept& accept) {
  if (node.kind == Kind::text && node.text == "present") {
    if (declares_absence(draft, fact, node)) accept.ranges.push_back(domain(fact));
  } else if (node.kind != Kind::text || !numeric(fact) || says_absent(fact, node) ||
             !add_range(draft, fact, node, accept)) {
    const auto value = read_value(draft, fact, node);
    if (value == absent)
      accept.absent = true;
    else if (value)
      accept.ranges.push_back({*value, *value});
  }
}

/// What a condition accepts; nothing when it is wrong.
std::optional<Accept> read_accept(Draft& draft, const Fact& fact, const Node& node) {
  const auto before = draft.read.errors();
  Accept accept;
  if (node.kind != Kind::list) add(draft, fact, node, accept);
  for (const auto& item : node.items) add(draft, fact, item, accept);
  normalise(accept.ranges);
  if (draft.read.errors() > before) return std::nullopt;
  if (!nothing(accept)) return accept;
  if (node.kind == Kind::list)
    draft.read.error(node.place, "dead-rule", say("this list accepts no value of `{0}`", fact.name),
                     tr("name a value, or leave the condition out"));
  return std::nullopt;
}

}  // namespace

std::optional<Value> read_value(Draft& draft, const Fact& fact, const Node& node) {
  if (says_absent(fact, node))
    return declares_absence(draft, fact, node) ? std::optional(absent) : std::nullopt;
  switch (fact.type) {
    case Type::enumeration: return read_name(draft, fact, node);
    case Type::boolean:
      if (node.kind != Kind::boolean) return wrong_type(draft, fact, node);
      return node.number;
    case Type::integer:
    case Type::months:
    case Type::money: break;
  }
  return read_number(draft, fact, node);
}

std::map<int, Value> read_values(Draft& draft, const Node& table) {
  std::map<int, Value> values;
  for (const auto& [key, place, node] : table.entries) {
    const Fact* fact = draft.fact(key, place);
    if (fact == nullptr) continue;
    if (const auto value = read_value(draft, *fact, node)) values[draft.pack.index(*fact)] = *value;
  }
  return values;
}

Box read_box(Draft& draft, const Node& table) {
  Box box;
  for (const auto& [key, place, node] : table.entries) {
    const Fact* fact = draft.fact(key, place);
    if (fact == nullptr) continue;
    auto accept = read_accept(draft, *fact, node);
    if (accept && *accept != whole(*fact))
      box.push_back({draft.pack.index(*fact), *std::move(accept), place});
  }
  return box;
}

std::vector<Box> read_boxes(Draft& draft, const Entry& entry) {
  std::vector<Box> boxes;
  if (entry.value.kind == Kind::list) {
    for (const auto& item : entry.value.items)
      if (draft.read.is(item, Kind::table, entry.key)) boxes.push_back(read_box(draft, item));
    if (entry.value.items.empty())
      draft.read.error(entry.value.place, "dead-rule", say("`{0}` lists nothing", entry.key),
                       tr("write one table of conditions at least"));
  } else if (draft.read.is(entry.value, Kind::table, entry.key)) {
    boxes.push_back(read_box(draft, entry.value));
  }
  std::ranges::stable_sort(boxes, box_before);
  const auto repeated = std::ranges::unique(boxes);
  boxes.erase(repeated.begin(), repeated.end());
  return boxes;
}

bool box_before(const Box& a, const Box& b) {
  return std::ranges::lexicographical_compare(a, b, [](const Condition& left, const Condition& right) {
    return std::tie(left.fact, left.accept.ranges, left.accept.absent) <
           std::tie(right.fact, right.accept.ranges, right.accept.absent);
  });
}

std::vector<std::string> named_texts(const Node& condition) {
  std::vector<std::string> names;
  if (condition.kind == Kind::text) names.push_back(condition.text);
  for (const auto& item : condition.items)
    if (item.kind == Kind::text) names.push_back(item.text);
  return names;
}

}  // namespace corner::policy
