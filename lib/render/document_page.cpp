#include "render/document_page.hpp"

#include "core/text.hpp"
#include "core/words.hpp"
#include "render/formats.hpp"
#include "render/speaker.hpp"

namespace corner::render {
namespace {

constexpr int first_indent = 2;  // of what belongs to the line before

class Parts {
 public:
  explicit Parts(const Style& style) : speaker_(style) {}

  void put(const Prose& prose) {
    const auto text = visible(prose.text, true);
    auto* const before = list_.empty() || !open_ ? nullptr : std::get_if<Paragraph>(&list_.back().body);
    if (text.empty()) {
      open_ = false;
    } else if (prose.tone == Tone::heading) {
      heading_ = text;
      open_ = false;
    } else if (prose.indent > 0 && before != nullptr) {
      before->text += "\n";
      for (int column = first_indent; column < prose.indent; ++column) before->text += "\u00a0";
      before->text += text;
    } else {
      add(Paragraph{text});
      open_ = true;
    }
  }

  void put(const Table& table) {
    if (!table.text) return;
    Lines lines;
    each_row(table, [&](const Row& row) { lines.list.push_back(line_of(table, row)); });
    if (!lines.list.empty()) add(std::move(lines));
    open_ = false;
  }

  void put(const Fields&) {}

  std::vector<Part> take() { return std::move(list_); }

 private:
  template <class Body>
  void add(Body body) {
    list_.push_back({std::exchange(heading_, {}), std::move(body)});
  }

  Lines::Line line_of(const Table& table, const Row& row) const {
    Lines::Line line;
    std::vector<std::string> others;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (table.columns[i].label.empty()) continue;
      if (line.label.empty()) line.label = speaker_(row[i]);
      else others.push_back(say("{0}: {1}", table.columns[i].label, speaker_(row[i])));
    }
    line.text = join(others, " · ");
    return line;
  }

  Speaker speaker_;
  std::vector<Part> list_;
  std::string heading_;
  bool open_ = false;  ///< what is indented goes on with the last paragraph
};

}  // namespace

std::vector<Part> parts_of(const Document& document, const Style& style) {
  Parts parts(style);
  for (const auto& block : document.blocks) std::visit([&](const auto& what) { parts.put(what); }, block);
  return parts.take();
}

}  // namespace corner::render
