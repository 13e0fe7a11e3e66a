#pragma once
// What the commands that move a unit beside the counter say alike: repair, loss, retirement, wiping.
#include "cli/command.hpp"
#include "store/units.hpp"

namespace corner::cli {

/// A command on one unit, with a reason and a dry run.
class UnitCommand : public Command {
 protected:
  store::UnitMove move_;

  void declare_unit(Options& options);
  /// Throws Error (Failure::usage) when nothing was said.
  void need_because() const;
};

/// The answer: `headline`, then whose it is and to whom it was promised; the same for machines, with `more` members.
Outcome unit_outcome(const std::string& schema, const std::string& headline, const store::UnitMoved& moved, bool dry_run,
                     std::vector<render::Field> more = {});

/// Those to whom something was promised that cannot be had.
void say_displaced(render::Document& document, const std::vector<store::Served>& displaced);

}  // namespace corner::cli
