#pragma once
// Private to render: a typed cell in words for a person.
#include <string>

#include "core/dates.hpp"
#include "render/document.hpp"
#include "render/render.hpp"

namespace corner::render {

/// Says cells in one language and zone. Empty (no value, empty text or list, JSON null) is "—". A date is
/// 2026-03-02 in English and 02/03/2026 in French; an instant is local to the zone, and says UTC without one.
class Speaker {
 public:
  explicit Speaker(const Style& style);
  /// Safe for a terminal: line feeds may stand in it, no other control character.
  std::string operator()(const Cell& cell) const;

 private:
  std::string date(Date date) const;
  std::string instant(Instant instant) const;
  Language language_;
  bool utc_;
  Zone zone_;
};

}  // namespace corner::render
