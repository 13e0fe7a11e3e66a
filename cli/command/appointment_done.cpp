#include "cli/appointments.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class AppointmentDone : public Command {
  std::string request_;
  store::Report report_;

  void declare(Options& options) override {
    options.positional("REQUEST", request_, mark("the request's number"));
    options.option("--notes", "TEXT", report_.done, mark("what was done"));
    options.option("--follow-up", "TEXT", report_.follow_up, mark("what follows"));
    options.flag("--dry-run", report_.dry_run, mark("say what would be done, change nothing"));
    options.example("corner appointment done 10611 --notes \"VPN installed\" --follow-up \"a call in a week\"", mark("it took place"));
  }

  Outcome run(Context& context) override {
    report_.request = number_of("REQUEST", request_);
    auto& store = context.store(store::Access::write);
    const auto request = store::honour(store, report_, context.clerk());
    return appointment_outcome(store, "corner.appointment-done/1", report_.dry_run ? mark("WOULD BE DONE — request {0}, {1}, for {2} ({3})") : mark("DONE — request {0}, {1}, for {2} ({3})"),
                               request, report_.dry_run);
  }
};

}  // namespace

std::unique_ptr<Command> make_appointment_done() { return std::make_unique<AppointmentDone>(); }

}  // namespace corner::cli
