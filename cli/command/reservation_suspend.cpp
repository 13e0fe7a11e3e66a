#include "cli/numbers.hpp"
#include "cli/reservation_views.hpp"
#include "core/words.hpp"
#include "store/reservations.hpp"

namespace corner::cli {
namespace {

class ReservationSuspend : public Command {
  std::string request_, until_;
  bool dry_run_ = false;

  void declare(Options& options) override {
    options.positional("REQUEST", request_, mark("the request's number"));
    options.option("--until", "DATE", until_, mark("served again from that day on; else until it is resumed"));
    options.flag("--dry-run", dry_run_, mark("say what would be done, change nothing"));
    options.example("corner reservation suspend 10611 --until 2026-09-01", mark("keeps the place in the queue, and lets others pass meanwhile"));
  }

  Outcome run(Context& context) override {
    const auto id = number_of("REQUEST", request_);
    if (!until_.empty() && !parse_date(until_))
      throw Error(say("`--until {0}` is no date: write it as {1}", until_, "2026-09-01"), Failure::usage);
    auto& store = context.store(store::Access::write);
    const auto moved = store::suspend(store, id, until_, context.clerk(), dry_run_);
    return reservation_outcome(store, "corner.reservation-suspend/1",
                               say("SUSPENDED — request {0}, {1}, of {2} ({3})", id, moved.request.service, moved.request.name, moved.request.number),
                               moved, dry_run_, context.language());
  }
};

}  // namespace

std::unique_ptr<Command> make_reservation_suspend() { return std::make_unique<ReservationSuspend>(); }

}  // namespace corner::cli
