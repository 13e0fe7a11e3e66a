#pragma once
// What the counter must see to beside handing over: late, due back, in repair, to be wiped.
#include "store/unit_views.hpp"

namespace corner::store {

/// Lent, and past the day of the return; the longest first. `site`: where it was handed over, "" = any.
std::vector<Request> late_loans(Store& store, const std::string& site, const std::string& today);

/// Must come back for another reason, and by when; the earliest first.
std::vector<Request> due_back(Store& store, const std::string& site);

std::vector<Placed> in_repair(Store& store, const std::string& site);

/// Back, and not wiped though the pack in force wants it before anybody else has it.
std::vector<Placed> to_be_wiped(Store& store, const std::string& site);

}  // namespace corner::store
