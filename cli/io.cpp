#include "cli/io.hpp"

#include "core/text.hpp"

namespace corner::cli {

void complain(const Io& io, const std::string& message) {
  io.err << "corner: " << visible(message, true) << '\n';
  io.err.flush();
}

}  // namespace corner::cli
