#include "cli/numbers.hpp"
#include "cli/slot_views.hpp"
#include "core/error.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class SlotIcs : public Command {
  std::string request_;

  void declare(Options& options) override {
    options.positional("REQUEST", request_, mark("the request's number"));
    options.example("corner slot ics 10611 --output appointment.ics", mark("the appointment, for a calendar; cancelled ones as well"));
  }

  Outcome run(Context& context) override {
    const auto id = number_of("REQUEST", request_);
    auto& store = context.store();
    auto request = store.request(id);
    if (request.kit != 0) request = store.request(request.kit);
    const auto appointment = store::appointment_of(store, request.id);
    if (!appointment) throw Error(say("request {0} has no appointment", request.id), Failure::conflict);
    Outcome outcome;
    outcome.file = calendar_file(store, request, *appointment, context.now());
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_slot_ics() { return std::make_unique<SlotIcs>(); }

}  // namespace corner::cli
