#include "cli/answers.hpp"
#include "cli/slip_page.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "exchange/program.hpp"

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

  static std::string drawn(const std::string& program, const render::Page& page) {
    auto ran = exchange::run_program({program}, render::write(page));
    if (ran.exit == 0) return std::move(ran.out);
    throw Error(say("the page cannot be drawn: {0}", trim(ran.err)));
  }

  Outcome run(Context& context) override {
    auto& store = context.store();
    const auto request = store.request(store.find_held(what_, receipt_ ? desk::State::collected : desk::State::reserved));
    const auto page = slip_page(store, request, receipt_ ? Paper::receipt : Paper::slip, context.now());
    Outcome outcome;
    outcome.file = drawn(context.io().pages, page);
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_slip() { return std::make_unique<Slip>(); }

}  // namespace corner::cli
