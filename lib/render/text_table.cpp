#include "render/text_table.hpp"

#include <algorithm>
#include <numeric>

#include "core/text.hpp"
#include "render/display.hpp"
#include "render/tone.hpp"

namespace corner::render {
namespace {

constexpr std::size_t measured = 1000;
constexpr std::size_t gap = 2;

std::size_t widest_line(const std::string& text) {
  std::size_t widest = 0;
  for (const auto line : split(text, '\n')) widest = std::max(widest, display_width(line));
  return widest;
}

}  // namespace

TextTable::TextTable(std::ostream& out, const Table& table, const Style& style)
    : out_(out), table_(table), style_(style), speak_(style) {
  Texts headings;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].label.empty()) continue;
    shown_.push_back(i);
    headings.push_back(visible(table.columns[i].label));
  }
  held_.push_back(std::move(headings));
}

void TextTable::add(const Row& row) {
  Texts texts;
  texts.reserve(shown_.size());
  for (const auto i : shown_) texts.push_back(speak_(row[i]));
  if (settled_) return put(texts, false);
  held_.push_back(std::move(texts));
  if (held_.size() > measured) settle();
}

void TextTable::finish() {
  if (settled_) return;
  if (held_.size() == 1)
    put_line(out_, tr("(none)"), Tone::faint, style_.color);
  else
    settle();
}

void TextTable::settle() {
  fit();
  settled_ = true;
  for (std::size_t i = 0; i < held_.size(); ++i) put(held_[i], i == 0);
  held_ = {};
}

void TextTable::fit() {
  const auto count = shown_.size();
  std::vector<std::size_t> least(count, 0);
  widths_.assign(count, 0);
  wrapped_.assign(count, false);
  for (const auto& row : held_)
    for (std::size_t i = 0; i < count; ++i) {
      widths_[i] = std::max(widths_[i], widest_line(row[i]));
      const bool right = table_.columns[shown_[i]].align == Align::right;
      least[i] = std::max(least[i], right ? widths_[i] : widest_word(row[i]));
    }
  if (style_.width <= 0 || count == 0) return;
  const auto page = static_cast<std::size_t>(style_.width);
  auto total = std::accumulate(widths_.begin(), widths_.end(), gap * (count - 1));
  while (total > page) {
    std::size_t widest = count;
    for (std::size_t i = 0; i < count; ++i)
      if (widths_[i] > least[i] && (widest == count || widths_[i] > widths_[widest])) widest = i;
    if (widest == count) return;
    --widths_[widest];
    --total;
    wrapped_[widest] = true;
  }
}

void TextTable::put(const Texts& cells, bool heading) {
  std::vector<std::vector<std::string>> columns;
  std::size_t height = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    columns.push_back(wrap(cells[i], wrapped_[i] ? widths_[i] : 0));
    height = std::max(height, columns.back().size());
  }
  for (std::size_t y = 0; y < height; ++y) {
    std::string line;
    std::size_t at = 0, edge = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto start = edge;
      edge += widths_[i] + gap;
      if (y >= columns[i].size()) continue;
      const auto& piece = columns[i][y];
      const auto wide = display_width(piece);
      const bool right = table_.columns[shown_[i]].align == Align::right && wide < widths_[i];
      // What ran over pushes the rest of its line on, with the gap kept.
      const auto column = std::max(right ? start + widths_[i] - wide : start, i == 0 ? 0 : at + gap);
      line.append(at < column ? column - at : 0, ' ');
      line += piece;
      at = column + wide;
    }
    put_line(out_, line, heading ? Tone::heading : Tone::plain, style_.color);
  }
}

}  // namespace corner::render
