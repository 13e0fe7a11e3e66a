// The CSV reader: rows of one width, or problems.
#include <cstdint>
#include <cstdlib>

#include "exchange/csv.hpp"

using namespace corner;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const auto table = exchange::read_csv({reinterpret_cast<const char*>(data), size}, "x.csv");
    for (const auto& row : table.rows)
      if (row.cells.size() != table.header.size()) std::abort();
  } catch (const Problems& problems) {
    if (problems.list().empty()) std::abort();
  }
  return 0;
}
