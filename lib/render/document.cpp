#include "render/document.hpp"

#include <utility>

namespace corner::render {

Rows rows_of(std::vector<Row> rows) {
  return [rows = std::move(rows)](const std::function<void(const Row&)>& emit) {
    for (const auto& row : rows) emit(row);
  };
}

}  // namespace corner::render
