// The formatter: what the TOML reader accepts it formats, or says which limit the result would break; it holds itself
// to the same meaning, to all comments and to changing nothing the second time.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "format/difference.hpp"
#include "format/format.hpp"
#include "policy/toml.hpp"

using namespace corner;

namespace {

bool readable(std::string_view text) {
  std::vector<Problem> problems;
  return policy::parse_toml("x.toml", text, problems) && problems.empty();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    const auto formatted = format::format("x.toml", text);
    if (!readable(text) || format::format("x.toml", formatted) != formatted) std::abort();
    if (format::difference(text, formatted).empty() != (text == formatted)) std::abort();
    if (std::ranges::count(text, '#') != std::ranges::count(formatted, '#')) std::abort();
  } catch (const Problems& problems) {
    if (problems.list().empty() || readable(text)) std::abort();
  } catch (const Error& error) {
    if (std::string_view(error.what()).find("cannot be formatted") == std::string_view::npos) std::abort();
  }
  return 0;
}
