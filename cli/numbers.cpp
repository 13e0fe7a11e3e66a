#include "cli/numbers.hpp"

#include "core/error.hpp"
#include "core/words.hpp"

namespace corner::cli {

std::int64_t number_of(const std::string& argument, const std::string& text) {
  if (text.empty() || text.size() > 18 || text.find_first_not_of("0123456789") != std::string::npos)
    throw Error(say("`{0}` cannot be `{1}`: give a whole number", argument, text), Failure::usage);
  return std::stoll(text);
}

}  // namespace corner::cli
