#include "render/pdf/canvas.hpp"

#include "core/error.hpp"

namespace corner::render {
namespace {

cairo_status_t append(void* to, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

Canvas::Canvas(const Page& page)
    : surface_(cairo_pdf_surface_create_for_stream(append, &bytes_, width, height)),
      pen_(cairo_create(surface_.get())),
      layout_(pango_cairo_create_layout(pen_.get())) {
  auto* surface = surface_.get();
  cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, page.title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "corner");
  const auto at = to_string(std::chrono::floor<std::chrono::seconds>(page.at));
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, at.c_str());
  pango_context_set_language(pango_layout_get_context(layout_.get()), pango_language_from_string(page.language.c_str()));
  // Letters stand where the font wants them, not where a screen's dots are.
  auto* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(pango_layout_get_context(layout_.get()), options);
  pango_context_set_round_glyph_positions(pango_layout_get_context(layout_.get()), FALSE);
  cairo_font_options_destroy(options);
  pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
}

void Canvas::set(double wide, const std::string& text, const Font& font) {
  auto* description = pango_font_description_from_string(font.fixed ? "Liberation Mono, DejaVu Sans Mono, monospace"
                                                                    : "Liberation Sans, DejaVu Sans, sans-serif");
  pango_font_description_set_absolute_size(description, font.size * PANGO_SCALE);
  pango_font_description_set_weight(description, font.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout_.get(), description);
  pango_font_description_free(description);
  pango_layout_set_width(layout_.get(), static_cast<int>(wide * PANGO_SCALE));
  pango_layout_set_text(layout_.get(), text.c_str(), static_cast<int>(text.size()));
}

double Canvas::layout_height() {
  int wide = 0, high = 0;
  pango_layout_get_size(layout_.get(), &wide, &high);
  return static_cast<double>(high) / PANGO_SCALE;
}

double Canvas::measure(double wide, const std::string& text, const Font& font) {
  if (text.empty()) return 0;
  set(wide, text, font);
  return layout_height();
}

double Canvas::write(double x, double y, double wide, const std::string& text, const Font& font) {
  if (text.empty()) return 0;
  set(wide, text, font);
  cairo_move_to(pen_.get(), x, y);
  pango_cairo_show_layout(pen_.get(), layout_.get());
  return layout_height();
}

void Canvas::fill(double x, double y, double wide, double high) {
  cairo_rectangle(pen_.get(), x, y, wide, high);
  cairo_fill(pen_.get());
}

void Canvas::frame(double x, double y, double wide, double high) {
  cairo_set_line_width(pen_.get(), 2 * dot);
  cairo_rectangle(pen_.get(), x, y, wide, high);
  cairo_stroke(pen_.get());
}

void Canvas::next_sheet() { cairo_show_page(pen_.get()); }

std::string Canvas::finish() {
  cairo_show_page(pen_.get());
  cairo_surface_finish(surface_.get());
  if (const auto status = cairo_surface_status(surface_.get()); status != CAIRO_STATUS_SUCCESS)
    throw Error(cairo_status_to_string(status));
  return std::move(bytes_);
}

}  // namespace corner::render
