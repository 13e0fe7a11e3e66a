#pragma once
// A command: declares what it takes, runs, and answers with a document and an exit code. It never prints.
#include <functional>
#include <memory>

#include "cli/context.hpp"
#include "cli/exit.hpp"
#include "cli/options.hpp"
#include "render/document.hpp"

namespace corner::cli {

struct Outcome {
  render::Document document;
  Exit exit = Exit::done;
  bool changed = false;  ///< something was written: an answer that cannot be delivered is then an unknown outcome
  /// Set where the exit code is known only when the rows have been given out: asked behind the last.
  std::function<Exit()> ending = {};
  /// An answer that is a file of its own kind, such as a PDF: given out as it is, instead of the document.
  std::string file = {};
};

class Command {
 public:
  virtual ~Command() = default;
  virtual void declare(Options& options) = 0;
  virtual Outcome run(Context& context) = 0;
  /// It answers to a monitoring system: the first line is the answer, and whatever fails is `unknown`, told there.
  virtual bool monitored() const { return false; }
};

using Make = std::unique_ptr<Command> (*)();

}  // namespace corner::cli
