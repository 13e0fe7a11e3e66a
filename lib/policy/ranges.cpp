#include "policy/ranges.hpp"

#include <charconv>

#include "core/text.hpp"
#include "policy/box.hpp"

namespace corner::policy {
namespace {

/// `text` after `sign`, if it starts with it.
std::optional<std::string_view> after(std::string_view text, std::string_view sign) {
  if (!text.starts_with(sign)) return std::nullopt;
  return trim(text.substr(sign.size()));
}

Range within(const Fact& fact, std::optional<Value> low, std::optional<Value> high) {
  const Interval all = domain(fact);
  const auto outside = [all](std::optional<Value> value) { return *value < all.low || *value > all.high; };
  if (!low || !high) return {.fault = RangeFault::not_a_range};
  if (outside(low) || outside(high)) return {.fault = RangeFault::out_of_domain};
  if (*low > *high) return {.interval = {*low, *high}, .fault = RangeFault::empty};
  return {.interval = {*low, *high}};
}

}  // namespace

std::optional<Value> parse_number(const Fact& fact, std::string_view text) {
  if (fact.type == Type::money) {
    const auto amount = parse_money(text);
    return amount ? std::optional(amount->value) : std::nullopt;
  }
  Value value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end || text.empty()) return std::nullopt;
  return value;
}

std::string write_number(const Fact& fact, Value value) {
  return fact.type == Type::money ? to_string(Cents{value}) : std::to_string(value);
}

Range parse_range(const Fact& fact, std::string_view text) {
  const Interval all = domain(fact);
  text = trim(text);
  if (const auto bound = after(text, "<=")) return within(fact, all.low, parse_number(fact, *bound));
  if (const auto bound = after(text, ">=")) return within(fact, parse_number(fact, *bound), all.high);
  if (const auto bound = after(text, "<")) {
    Range range = within(fact, all.low, parse_number(fact, *bound));
    if (--range.interval.high < range.interval.low && range.fault == RangeFault::none)
      range.fault = RangeFault::empty;
    return range;
  }
  if (const auto bound = after(text, ">")) {
    Range range = within(fact, parse_number(fact, *bound), all.high);
    if (++range.interval.low > range.interval.high && range.fault == RangeFault::none)
      range.fault = RangeFault::empty;
    return range;
  }
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) return {.fault = RangeFault::not_a_range};
  return within(fact, parse_number(fact, trim(text.substr(0, dots))),
                parse_number(fact, trim(text.substr(dots + 2))));
}

}  // namespace corner::policy
