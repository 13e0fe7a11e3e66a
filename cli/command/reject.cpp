#include "cli/replies.hpp"
#include "core/error.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class Reject : public Command {
  Replies replies_;

  void declare(Options& options) override {
    replies_.declare(options);
    options.example("corner reject 10611 --because 'a phone of the team is free'", mark("the request is closed, with that reason"));
  }

  Outcome run(Context& context) override {
    const auto reply = replies_.read(false);
    if (reply.because.empty()) throw Error(tr("say with --because why it is refused: the person concerned will read it"), Failure::usage);
    return give(context, reply, "corner.reject/1");
  }
};

}  // namespace

std::unique_ptr<Command> make_reject() { return std::make_unique<Reject>(); }

}  // namespace corner::cli
