#pragma once
// The state of a desk as lines of text: the model's and the store's are written by the same hand, so that they can be held together.
#include <string>
#include <vector>

#include "desk.hpp"

namespace model {

std::string line(const Unit& unit);
std::string line(const Ask& ask);
std::string line(const std::pair<const std::pair<std::string, std::string>, int>& counted);

/// Those who wait for each service, in the order in which the desk would show them.
std::string line_of_queue(const std::string& service, const std::vector<std::string>& names);

std::vector<std::string> picture(const Desk& desk);

/// How many of each service are at each site in each state; none is left out.
std::map<std::string, std::int64_t> inventory(const Desk& desk);

}  // namespace model
