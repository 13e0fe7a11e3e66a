#pragma once
// How a request or a unit stands, in a clause for people: "it waits in the queue".
#include "store/store.hpp"

namespace corner::store {

std::string standing(desk::State state);
std::string standing(const Unit& unit);

/// The unit of that number. Throws Error when there is none.
Unit unit_named(Store& store, const std::string& number);

/// Throws Error (Failure::usage) when the pack in force has no site of that id; "" is any site.
void check_site(Store& store, const std::string& site);

}  // namespace corner::store
