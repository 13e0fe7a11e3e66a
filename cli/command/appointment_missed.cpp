#include "cli/appointments.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class AppointmentMissed : public Command {
  std::string request_;
  store::Report report_;

  void declare(Options& options) override {
    options.positional("REQUEST", request_, mark("the request's number"));
    options.option("--notes", "TEXT", report_.done, mark("what is known of it"));
    options.option("--follow-up", "TEXT", report_.follow_up, mark("what follows"));
    options.flag("--dry-run", report_.dry_run, mark("say what would be done, change nothing"));
    options.example("corner appointment missed 10611", mark("nobody came; for another time it is asked for again"));
  }

  Outcome run(Context& context) override {
    report_.request = number_of("REQUEST", request_);
    auto& store = context.store(store::Access::write);
    const auto request = store::miss(store, report_, context.clerk());
    return appointment_outcome(store, "corner.appointment-missed/1",
                               report_.dry_run ? mark("WOULD BE MISSED — request {0}, {1}, of {2} ({3})") : mark("MISSED — request {0}, {1}, of {2} ({3})"), request,
                               report_.dry_run);
  }
};

}  // namespace

std::unique_ptr<Command> make_appointment_missed() { return std::make_unique<AppointmentMissed>(); }

}  // namespace corner::cli
