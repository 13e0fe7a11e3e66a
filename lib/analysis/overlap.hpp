#pragma once
// Which requests rules can meet, alone and together: exact, over all facts there may be.
#include <initializer_list>

#include "policy/box.hpp"

namespace corner::analysis {

/// What `unless` of these rules and `[[never]]` of the pack take away.
std::vector<policy::Box> excluded(const policy::Pack& pack, std::initializer_list<const policy::Rule*> rules);

/// Whether some request meets the rule, its dates aside.
bool alive(const policy::Pack& pack, const policy::Rule& rule);

/// Whether some request within `box` meets the rule.
bool share_a_request(const policy::Pack& pack, const policy::Rule& rule, const policy::Box& box);

/// Whether some request meets both.
bool share_a_request(const policy::Pack& pack, const policy::Rule& a, const policy::Rule& b);

/// Whether both are in force on some day.
bool share_a_day(const policy::Rule& a, const policy::Rule& b);

/// The requests for a service: what the service itself says of the facts.
policy::Box request_for(const policy::Pack& pack, const policy::Service& service);

/// Whether a condition of the rule names the service or its category.
bool mentions(const policy::Pack& pack, const policy::Rule& rule, const policy::Service& service);

}  // namespace corner::analysis
