#include "cli/appointments.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class AppointmentDone : public Command {
  Reports reports_;

  void declare(Options& options) override {
    reports_.declare(options, mark("what was done"));
    options.example("corner appointment done 10611 --notes \"VPN installed\" --follow-up \"a call in a week\"", mark("it took place"));
  }

  Outcome run(Context& context) override {
    const auto report = reports_.read();
    auto& store = context.store(store::Access::write);
    const auto request = store::honour(store, report, context.clerk());
    return report_outcome(store, "corner.appointment-done/1", report.dry_run ? mark("WOULD BE DONE — request {0}, {1}, for {2} ({3})") : mark("DONE — request {0}, {1}, for {2} ({3})"),
                               request, report.dry_run);
  }
};

}  // namespace

std::unique_ptr<Command> make_appointment_done() { return std::make_unique<AppointmentDone>(); }

}  // namespace corner::cli
