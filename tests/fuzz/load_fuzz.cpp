// The loader: any files end in a pack or in problems with places; a pack has a canonical form that reads back.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "policy/canonical.hpp"
#include "policy/load.hpp"

using namespace corner;

namespace {

/// One text as several files: each begins with a line `#: PATH`.
std::vector<policy::Source> files(std::string_view text) {
  std::vector<policy::Source> sources;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    if (line.starts_with("#: "))
      sources.push_back({std::string(line.substr(3)), ""});
    else if (!sources.empty())
      sources.back().text += std::string(line) + "\n";
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return sources;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const auto loaded = policy::load(files({reinterpret_cast<const char*>(data), size}));
    const auto canonical = policy::canonical(loaded.pack);
    if (policy::canonical(policy::parse_canonical(canonical)) != canonical) std::abort();
  } catch (const Problems& problems) {
    if (problems.list().empty()) std::abort();
  }
  return 0;
}
