#pragma once
// Private to render: a PDF of A4 sheets, drawn from top to bottom in points. Black alone, so that any printer will do.
#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <memory>
#include <string>

#include "render/page.hpp"

namespace corner::render {

struct Font {
  double size = 10.5;
  bool bold = false;
  bool fixed = false;  ///< all characters of one width
};

class Canvas {
 public:
  static constexpr double width = 595.276, height = 841.89, margin = 51.36;
  /// A dot of a printer or a screen at 150 dpi: what is drawn on this grid stays sharp at 150, 300 and 600.
  static constexpr double dot = 0.48;

  /// `page` tells the file's title, language and day.
  explicit Canvas(const Page& page);

  /// Draws `text` with its top left there, wrapped at `wide`; returns its height. An empty text has none.
  double write(double x, double y, double wide, const std::string& text, const Font& font);
  /// The same, not drawn.
  double measure(double wide, const std::string& text, const Font& font);
  void fill(double x, double y, double wide, double high);
  void frame(double x, double y, double wide, double high);
  void next_sheet();
  /// The file; the canvas is of no use afterwards.
  std::string finish();

 private:
  struct Free {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* pen) const { cairo_destroy(pen); }
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  };
  void set(double wide, const std::string& text, const Font& font);
  double layout_height();

  std::string bytes_;
  std::unique_ptr<cairo_surface_t, Free> surface_;
  std::unique_ptr<cairo_t, Free> pen_;
  std::unique_ptr<PangoLayout, Free> layout_;
};

}  // namespace corner::render
