#pragma once
// What was said of appointments with an adviser, for people and for machines.
#include "cli/answers.hpp"
#include "cli/numbers.hpp"
#include "store/appointments.hpp"

namespace corner::cli {

/// `appointment done` and `appointment missed`: what both take.
class Reports {
 public:
  void declare(Options& options, const char* notes);
  /// Throws Error (Failure::usage) for what is no number.
  store::Report read() const;

 private:
  std::string request_;
  store::Report report_;
};

/// What was done, what follows, why nobody came: prose, and the table `said`.
void say_reports(render::Document& document, const std::vector<store::Said>& said);

/// What any move on an appointment answers: `headline` first, then the request, with `more` fields.
Outcome appointment_outcome(store::Store& store, const std::string& schema, const char* headline, const store::Request& request, bool dry_run,
                            std::vector<render::Field> more = {});

/// The same with what was said of it.
Outcome report_outcome(store::Store& store, const std::string& schema, const char* headline, const store::Request& request, bool dry_run);

}  // namespace corner::cli
