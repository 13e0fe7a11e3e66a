#include "cli/pages.hpp"

#include "core/text.hpp"
#include "core/words.hpp"
#include "exchange/program.hpp"

namespace corner::cli {

Outcome printed(const Context& context, const render::Page& page) {
  auto ran = exchange::run_program({context.io().pages}, render::write(page));
  if (ran.exit != 0) throw Error(say("the page cannot be drawn: {0}", trim(ran.err)));
  Outcome outcome;
  outcome.file = std::move(ran.out);
  return outcome;
}

}  // namespace corner::cli
