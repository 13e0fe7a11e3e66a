#include "policy/value.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "policy/box.hpp"
#include "policy/hints.hpp"
#include "policy/ranges.hpp"

namespace corner::policy {
namespace {

/// What may be written for `fact`, absence aside.
std::string allowed(const Fact& fact) {
  switch (fact.type) {
    case Type::enumeration: return say("expected {0}", one_of(fact.values));
    case Type::boolean: return tr("expected `true` or `false`");
    case Type::integer:
    case Type::months: return say("expected a whole number from {0} to {1}", fact.low, fact.high);
    case Type::money: break;
  }
  return say("expected an amount in euros up to {0}, such as `799.90`", write_number(fact, fact.high));
}

/// What was written for a sensitive fact is not repeated.
[[noreturn]] void refuse(const Fact& fact, std::string_view text) {
  std::string hint = fact.type == Type::enumeration && !fact.sensitive ? suggest(text, fact.values) : allowed(fact);
  if (!fact.absent_word.empty()) hint = say("{0}; or `{1}` where there is none", hint, fact.absent_word);
  throw Error(fact.sensitive ? say("what is written for `{0}` is no value of it — {1}", fact.name, hint)
                             : say("`{0}` is not a value of `{1}` — {2}", shown(text), fact.name, hint),
              Failure::usage);
}

std::string with_unit(const Fact& fact, Value value, Language language) {
  if (fact.type == Type::money) return show(Cents{value}, language);
  if (fact.type == Type::months) return say_count("{0} month", "{0} months", value);
  const auto& unit = fact.unit.in(language);
  return unit.empty() ? std::to_string(value) : std::to_string(value) + " " + unit;
}

/// What is counted from dates or the journal and lies beyond the fact's ends is read as the end.
std::string counted(const Fact& fact, Value value, Language language) {
  const bool from_date = fact.origin == Origin::until || fact.origin == Origin::since;
  const bool from_journal = fact.origin == Origin::count || fact.origin == Origin::sum || fact.origin == Origin::last;
  const auto text = with_unit(fact, value, language);
  if ((from_date || from_journal) && value == fact.high) return say("at least {0}", text);
  if (from_date && value == fact.low && value != 0) return say("at most {0}", text);
  return text;
}

std::string bare(const Fact& fact, Value value, Language language) {
  return fact.type == Type::money ? show(Cents{value}, language) : std::to_string(value);
}

std::string show_range(const Fact& fact, Interval range, Language language) {
  const Interval all = domain(fact);
  if (range == all) return tr("any value");
  if (range.low == range.high) return with_unit(fact, range.low, language);
  if (range.high == all.high) return say("at least {0}", with_unit(fact, range.low, language));
  if (range.low == all.low) return say("at most {0}", with_unit(fact, range.high, language));
  return say("from {0} to {1}", bare(fact, range.low, language), with_unit(fact, range.high, language));
}

std::string show_names(const Fact& fact, const std::vector<Interval>& ranges, Language language) {
  if (ranges == std::vector{domain(fact)}) return tr("any value");
  std::vector<std::string> names;
  for (const auto& range : ranges)
    for (Value value = range.low; value <= range.high; ++value)
      names.push_back(show_value(fact, value, language));
  return names.size() == 1 ? names.front() : say("one of {0}", join(names, ", "));
}

}  // namespace

Value parse_value(const Fact& fact, std::string_view text) {
  text = trim(text);
  if (text.empty()) return missing;
  if (!fact.absent_word.empty() && (text == fact.absent_word || text == "absent")) return absent;
  switch (fact.type) {
    case Type::enumeration: {
      const auto at = std::find(fact.values.begin(), fact.values.end(), text);
      if (at == fact.values.end() && !fact.open()) refuse(fact, text);
      return at - fact.values.begin();
    }
    case Type::boolean:
      if (text != "true" && text != "false") refuse(fact, text);
      return text == "true" ? 1 : 0;
    case Type::integer:
    case Type::months:
    case Type::money: break;
  }
  const auto number = parse_number(fact, text);
  if (!number || *number < fact.low || *number > fact.high) refuse(fact, text);
  return *number;
}

std::string write_value(const Fact& fact, Value value) {
  if (value == missing) return "";
  if (value == absent) return fact.absent_word.empty() ? "absent" : fact.absent_word;
  switch (fact.type) {
    case Type::enumeration: {
      const auto index = static_cast<std::size_t>(value);
      return index < fact.values.size() ? fact.values[index] : "other";
    }
    case Type::boolean: return value == 0 ? "false" : "true";
    case Type::integer:
    case Type::months:
    case Type::money: break;
  }
  return write_number(fact, value);
}

std::string show_value(const Fact& fact, Value value, Language language) {
  if (value == missing) return tr("unknown");
  if (value == absent) return fact.absent_word.empty() ? tr("none") : fact.absent_word;
  switch (fact.type) {
    case Type::enumeration:
      return value < static_cast<Value>(fact.values.size()) ? write_value(fact, value) : tr("any other");
    case Type::boolean: return value == 0 ? tr("no") : tr("yes");
    case Type::integer:
    case Type::months:
    case Type::money: break;
  }
  return counted(fact, value, language);
}

std::string show_value(const Pack& pack, const Fact& fact, Value value, Language language) {
  const auto id = write_value(fact, value);
  const Text* title = nullptr;
  if (fact.origin == Origin::catalogue) {
    if (const auto* category = pack.category(id)) title = &category->title;
    if (const auto* service = fact.source == "service" ? pack.service(id) : nullptr) title = &service->title;
  }
  return title != nullptr ? title->in(language) : show_value(fact, value, language);
}

std::string show_accept(const Fact& fact, const Accept& accept, Language language) {
  std::vector<std::string> parts;
  if (fact.type == Type::enumeration || fact.type == Type::boolean) {
    if (!accept.ranges.empty()) parts.push_back(show_names(fact, accept.ranges, language));
  } else {
    for (const auto& range : accept.ranges) parts.push_back(show_range(fact, range, language));
  }
  if (accept.absent) parts.push_back(show_value(fact, absent, language));
  if (parts.empty()) return tr("nothing");
  std::string text = parts.front();
  for (auto part = parts.begin() + 1; part != parts.end(); ++part) text = say("{0} or {1}", text, *part);
  return text;
}

std::string show_box(const std::vector<Fact>& facts, const Box& box, Language language) {
  std::vector<std::string> parts;
  for (const auto& condition : box) {
    const Fact& fact = facts[static_cast<std::size_t>(condition.fact)];
    parts.push_back(say("{0}: {1}", fact.name, show_accept(fact, condition.accept, language)));
  }
  return parts.empty() ? tr("any request") : join(parts, "; ");
}

}  // namespace corner::policy
