#include "core/text.hpp"

#include <algorithm>

#include "render/display.hpp"
#include "render/formats.hpp"
#include "render/speaker.hpp"
#include "render/text_table.hpp"
#include "render/tone.hpp"

namespace corner::render {
namespace {

// Narrower than that a column of values is harder to read than lines that run over.
constexpr std::size_t narrowest = 20;

// Blocks one after the other. A blank line stands before a heading, and round fields and tables except below
// the heading that names them; prose follows prose without one. Empty prose is a blank line of its own.
class Page {
 public:
  Page(std::ostream& out, const Style& style) : out_(out), style_(style) {}

  void put(const Prose& prose) {
    const auto text = visible(prose.text, true);
    if (text.empty()) {
      blank_ = !first_;
      return;
    }
    if (prose.tone == Tone::heading) blank_ = !first_;
    open();
    const auto indent = static_cast<std::size_t>(std::max(0, prose.indent));
    const std::string margin(indent, ' ');
    if (prose.verbatim) {
      for (const auto line : split(text, '\n'))
        put_exact(out_, line.empty() ? "" : margin + std::string(line), prose.tone, style_.color);
    } else {
      for (const auto& line : wrap(spaced(text), page_less(indent)))
        put_line(out_, margin + line, prose.tone, style_.color);
    }
    under_heading_ = prose.tone == Tone::heading;
  }

  void put(const Fields& fields) {
    std::size_t labels = 0;
    for (const auto& field : fields.list) labels = std::max(labels, display_width(visible(field.label)));
    if (labels == 0) return;
    frame();
    const Speaker speak(style_);
    const auto margin = labels + 2;
    for (const auto& field : fields.list) {
      if (field.label.empty()) continue;
      const auto label = visible(field.label);
      std::string start = label + std::string(margin - display_width(label), ' ');
      for (const auto& line : wrap(speak(field.cell), page_less(margin))) {
        put_line(out_, start + line, Tone::plain, false);
        start.assign(margin, ' ');
      }
    }
    blank_ = true;
  }

  void put(const Table& table) {
    const auto labelled = [](const Column& column) { return !column.label.empty(); };
    if (table.live) return put_live(table);
    if (!table.text || std::ranges::none_of(table.columns, labelled)) return;
    frame();
    TextTable lines(out_, table, style_);
    each_row(table, [&](const Row& row) { lines.add(row); });
    lines.finish();
    blank_ = true;
  }

 private:
  void put_live(const Table& table) {
    const Speaker speak(style_);
    each_row(table, [&](const Row& row) {
      put(Prose{speak(row.back())});
      out_.flush();
    });
  }

  static std::string spaced(std::string text) {
    std::ranges::replace(text, '\t', ' ');
    return text;
  }

  std::size_t page_less(std::size_t margin) const {
    const auto page = static_cast<std::size_t>(std::max(0, style_.width));
    if (page == 0) return 0;
    return page > margin + narrowest ? page - margin : narrowest;
  }

  void frame() {
    if (!under_heading_) blank_ = !first_;
    open();
    under_heading_ = false;
  }

  void open() {
    if (blank_) out_ << '\n';
    blank_ = first_ = false;
  }

  std::ostream& out_;
  const Style& style_;
  bool first_ = true;
  bool blank_ = false;
  bool under_heading_ = false;
};

}  // namespace

void write_text(std::ostream& out, const Document& document, const Style& style) {
  Page page(out, style);
  for (const auto& block : document.blocks) std::visit([&](const auto& what) { page.put(what); }, block);
}

}  // namespace corner::render
