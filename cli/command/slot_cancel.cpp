#include "cli/numbers.hpp"
#include "cli/slot_views.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class SlotCancel : public Command {
  std::string request_;
  bool dry_run_ = false;

  void declare(Options& options) override {
    options.positional("REQUEST", request_, mark("the request's number"));
    options.flag("--dry-run", dry_run_, mark("say what would be done, change nothing"));
    options.example("corner slot cancel 10611", mark("the appointment alone; what is reserved stays reserved"));
  }

  Outcome run(Context& context) override {
    const auto id = number_of("REQUEST", request_);
    auto& store = context.store(store::Access::write);
    const auto booked = store::cancel_slot(store, id, context.clerk(), dry_run_);
    const char* const headline = dry_run_ ? mark("APPOINTMENT WOULD BE CANCELLED — request {0}, {1}, of {2} ({3})")
                                          : mark("APPOINTMENT CANCELLED — request {0}, {1}, of {2} ({3})");
    return slot_outcome(store, "corner.slot-cancel/1", headline, booked, dry_run_);
  }
};

}  // namespace

std::unique_ptr<Command> make_slot_cancel() { return std::make_unique<SlotCancel>(); }

}  // namespace corner::cli
