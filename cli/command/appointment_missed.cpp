#include "cli/appointments.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class AppointmentMissed : public Command {
  Reports reports_;

  void declare(Options& options) override {
    reports_.declare(options, mark("what is known of it"));
    options.example("corner appointment missed 10611", mark("nobody came; for another time it is asked for again"));
  }

  Outcome run(Context& context) override {
    const auto report = reports_.read();
    auto& store = context.store(store::Access::write);
    const auto request = store::miss(store, report, context.clerk());
    return report_outcome(store, "corner.appointment-missed/1",
                               report.dry_run ? mark("WOULD BE MISSED — request {0}, {1}, of {2} ({3})") : mark("MISSED — request {0}, {1}, of {2} ({3})"), request,
                               report.dry_run);
  }
};

}  // namespace

std::unique_ptr<Command> make_appointment_missed() { return std::make_unique<AppointmentMissed>(); }

}  // namespace corner::cli
