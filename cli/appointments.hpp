#pragma once
// What was said of appointments with an adviser, for people and for machines.
#include "cli/answers.hpp"
#include "cli/numbers.hpp"
#include "store/appointments.hpp"

namespace corner::cli {

/// What was done, what follows, why nobody came: prose, and the table `said`.
void say_reports(render::Document& document, const std::vector<store::Said>& said);

/// How a move on one answers; `headline` first.
Outcome appointment_outcome(store::Store& store, const std::string& schema, const char* headline, const store::Request& request, bool dry_run);

}  // namespace corner::cli
