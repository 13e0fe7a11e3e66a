#pragma once
// Values of facts between text and their typed form, and how they are said to people.
#include <string>
#include <string_view>

#include "policy/pack.hpp"

namespace corner::policy {

/// The value that `text` says for `fact`. Empty = missing; the fact's absent word = absent; booleans are
/// `true` or `false`; money `800`, `800.50` or `800,50`. A value of an open list that no rule names gets the
/// index `fact.values.size()`. Throws Error (Failure::usage) for anything else, with what is allowed there.
Value parse_value(const Fact& fact, std::string_view text);

/// As `parse_value` reads it; "" when missing.
std::string write_value(const Fact& fact, Value value);

/// For people: "3 days/week", "799,90 €", "yes", "open-ended"; "at least 600 months" where it was counted and is the
/// fact's greatest.
std::string show_value(const Fact& fact, Value value, Language language);

/// The same in a sentence: what is asked for by its title in the catalogue.
std::string show_value(const Pack& pack, const Fact& fact, Value value, Language language);

/// For people: "at least 2", "from 2 to 5", "one of laptop, desktop", "open-ended".
std::string show_accept(const Fact& fact, const Accept& accept, Language language);

/// For people: `item: laptop; telework: at least 2`; "any request" for the empty box.
std::string show_box(const std::vector<Fact>& facts, const Box& box, Language language);

}  // namespace corner::policy
