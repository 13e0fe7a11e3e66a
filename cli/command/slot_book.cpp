#include "cli/numbers.hpp"
#include "cli/slot_views.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class SlotBook : public Command {
  std::string request_;
  store::Booking booking_;

  void declare(Options& options) override {
    options.positional("REQUEST", request_, mark("the request's number"));
    options.positional("WHEN", booking_.when, mark("the beginning, local to the policy's zone: 2026-12-01T10:20"));
    options.option("--adviser", "PERSON", booking_.adviser, mark("with that adviser; else whoever is free"));
    options.option("--site", "SITE", booking_.site, mark("of what is not kept at a site: where; else the person's own"));
    options.flag("--dry-run", booking_.dry_run, mark("say what would be done, change nothing"));
    options.example("corner slot book 10611 2026-12-01T10:20", mark("comes then; booked again, the appointment moves"));
  }

  Outcome run(Context& context) override {
    booking_.request = number_of("REQUEST", request_);
    auto& store = context.store(store::Access::write);
    const auto booked = store::book_slot(store, booking_, context.clerk());
    const char* const headline = booking_.dry_run ? mark("WOULD BE BOOKED — request {0}, {1}, for {2} ({3})") : mark("BOOKED — request {0}, {1}, for {2} ({3})");
    return slot_outcome(store, "corner.slot-book/1", headline, booked, booking_.dry_run);
  }
};

}  // namespace

std::unique_ptr<Command> make_slot_book() { return std::make_unique<SlotBook>(); }

}  // namespace corner::cli
