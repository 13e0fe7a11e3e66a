// The canonical form, as a store keeps it: read back the same, or an error.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "policy/canonical.hpp"
#include "core/error.hpp"

using namespace corner;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const auto once = policy::canonical(policy::parse_canonical({reinterpret_cast<const char*>(data), size}));
    if (policy::canonical(policy::parse_canonical(once)) != once) std::abort();
  } catch (const Error&) {
  }
  return 0;
}
