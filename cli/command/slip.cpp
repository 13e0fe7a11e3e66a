#include "cli/pages.hpp"
#include "cli/slip_page.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class Slip : public Command {
  std::string what_;
  bool receipt_ = false;

  void declare(Options& options) override {
    options.positional("RESERVATION", what_, mark("the request's number, or the inventory number of its unit"));
    options.flag("--receipt", receipt_, mark("the receipt, once it was handed over"));
    options.example("corner slip 10611 --output slip.pdf", mark("a page to print, with codes for the scanner"));
  }

  Outcome run(Context& context) override {
    auto& store = context.store();
    const auto request = store.request(store.find_held(what_, receipt_ ? desk::State::collected : desk::State::reserved));
    return printed(context, slip_page(store, request, receipt_ ? Paper::receipt : Paper::slip, context.now()));
  }
};

}  // namespace

std::unique_ptr<Command> make_slip() { return std::make_unique<Slip>(); }

}  // namespace corner::cli
