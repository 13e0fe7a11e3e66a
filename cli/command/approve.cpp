#include "cli/replies.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class Approve : public Command {
  Replies replies_;

  void declare(Options& options) override {
    replies_.declare(options);
    options.example("corner approve 10611 --by A03882", mark("the manager agrees; the last one to agree gets it reserved"));
    options.example("corner approve 10611 --batch", mark("and to all that was asked with it"));
  }

  Outcome run(Context& context) override { return give(context, replies_.read(true), "corner.approve/1"); }
};

}  // namespace

std::unique_ptr<Command> make_approve() { return std::make_unique<Approve>(); }

}  // namespace corner::cli
