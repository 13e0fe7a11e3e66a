#pragma once
// Which requests rules can meet, alone and together: exact, over all facts there may be.
#include <initializer_list>

#include "policy/box.hpp"

namespace corner::policy {

/// What `unless` of these rules and `[[never]]` of the pack take away.
std::vector<Box> excluded(const Pack& pack, std::initializer_list<const Rule*> rules);

/// Whether some request meets the rule, its dates aside.
bool alive(const Pack& pack, const Rule& rule);

/// Whether some request within `box` meets the rule.
bool share_a_request(const Pack& pack, const Rule& rule, const Box& box);

/// Whether some request meets both.
bool share_a_request(const Pack& pack, const Rule& a, const Rule& b);

/// Whether both are in force on some day.
bool share_a_day(const Rule& a, const Rule& b);

/// The requests for a service: what the service itself says of the facts.
Box request_for(const Pack& pack, const Service& service);

/// Whether a condition of the rule names the service or its category.
bool mentions(const Pack& pack, const Rule& rule, const Service& service);

}  // namespace corner::policy
