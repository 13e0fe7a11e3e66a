#include "render/pdf/layout.hpp"

#include <qrencode.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "core/error.hpp"
#include "core/words.hpp"
#include "render/code128.hpp"
#include "render/pdf/canvas.hpp"

namespace corner::render {
namespace {

constexpr double left = Canvas::margin, right = Canvas::width - Canvas::margin, whole = right - left;
constexpr double bottom = Canvas::height - Canvas::margin;
constexpr double hair = Canvas::dot, gap = 6, between = 17;
constexpr Font title{21, true}, subtitle{10}, heading{9.5, true}, label{9.5}, text{11}, strong{13, true}, small{8}, code{8.5, false, true};

double on_grid(double points) { return std::round(points / Canvas::dot) * Canvas::dot; }

struct Freed {
  void operator()(QRcode* drawn) const { QRcode_free(drawn); }
};

/// What is drawn next, and where it must end: the foot stands below.
class Sheet {
 public:
  Sheet(Canvas& canvas, const std::string& foot) : canvas_(canvas), foot_(foot), end_(bottom - canvas.measure(whole, foot, small) - 2 * gap) {}

  double y() const { return y_; }
  void down(double by) { y_ += by; }

  /// Goes on with a new sheet when so much has no room on this one.
  void need(double high) {
    if (y_ + high <= end_ || y_ == Canvas::margin) return;
    close();
    canvas_.next_sheet();
    y_ = Canvas::margin;
  }

  void close() {
    canvas_.fill(left, end_ + gap, whole, hair);
    canvas_.write(left, end_ + 2 * gap, whole, foot_, small);
  }

 private:
  Canvas& canvas_;
  const std::string& foot_;
  double end_;
  double y_ = Canvas::margin;
};

/// Draws the code with its right edge there; returns its height.
double draw_square(Canvas& canvas, const std::string& content, double x, double y) {
  constexpr int module_dots = 6;
  const std::unique_ptr<QRcode, Freed> drawn(QRcode_encodeString8bit(content.c_str(), 0, QR_ECLEVEL_M));
  if (!drawn) throw Error(say("no QR code can be made of `{0}`", content));
  const double module = module_dots * Canvas::dot;
  const int side = drawn->width;
  const double from = on_grid(x - side * module), top = on_grid(y);
  for (int row = 0; row < side; ++row)
    for (int column = 0; column < side; ++column)
      if ((drawn->data[row * side + column] & 1) != 0) canvas.fill(from + column * module, top + row * module, module, module);
  return side * module;
}

void draw(Canvas& canvas, Sheet& sheet, const Lines& lines) {
  constexpr double label_width = 142;
  for (const auto& line : lines.list) {
    const auto& font = line.strong ? strong : text;
    const double high = std::max(canvas.measure(whole - label_width, line.text, font), canvas.measure(label_width - gap, line.label, label));
    sheet.need(high + gap);
    canvas.write(left, sheet.y() + (line.strong ? 3 : 1.4), label_width - gap, line.label, label);
    canvas.write(left + label_width, sheet.y(), whole - label_width, line.text, font);
    sheet.down(high + gap);
  }
}

void draw(Canvas& canvas, Sheet& sheet, const Checks& checks) {
  constexpr double box = 9.6, indent = 18;
  for (const auto& [words, done] : checks.list) {
    const double high = std::max(canvas.measure(whole - indent, words, text), box);
    sheet.need(high + gap);
    const double top = on_grid(sheet.y() + 2);
    canvas.frame(left + hair, top, box, box);
    if (done) canvas.fill(left + hair + 2.4, top + 2.4, box - 4.8, box - 4.8);
    canvas.write(left + indent, sheet.y(), whole - indent, words, text);
    sheet.down(high + gap);
  }
}

void draw(Canvas& canvas, Sheet& sheet, const Paragraph& paragraph) {
  constexpr Font plain{9.5};
  const double high = canvas.measure(whole, paragraph.text, plain);
  sheet.need(high);
  canvas.write(left, sheet.y(), whole, paragraph.text, plain);
  sheet.down(high);
}

void draw(Canvas& canvas, Sheet& sheet, const Boxes& boxes) {
  constexpr double high = 88, apart = 14;
  if (boxes.captions.empty()) return;
  const double count = static_cast<double>(boxes.captions.size());
  const double wide = (whole - apart * (count - 1)) / count;
  sheet.need(high);
  double x = left;
  for (const auto& caption : boxes.captions) {
    canvas.frame(x + hair, sheet.y(), wide - 2 * hair, high);
    canvas.write(x + gap, sheet.y() + gap, wide - 2 * gap, caption, small);
    x += wide + apart;
  }
  sheet.down(high);
}

void draw(Canvas& canvas, Sheet& sheet, const Bars& bars) {
  constexpr double high = 40;  // the sheet's margin is white, as a code wants it before and behind
  const auto widths = code128(bars.text);
  if (widths.empty()) return;
  // As wide as a scanner likes it, or as the sheet allows.
  double modules = 0, module = 3 * Canvas::dot;
  for (const int width : widths) modules += width;
  if (modules * module > whole) module = 2 * Canvas::dot;
  sheet.need(high + 2 * gap);
  double x = on_grid(left);
  const double start = x, top = on_grid(sheet.y());
  bool black = true;
  for (const int width : widths) {
    if (black) canvas.fill(x, top, width * module, high);
    x += width * module;
    black = !black;
  }
  sheet.down(high + 2);
  sheet.down(canvas.write(start, sheet.y(), whole, bars.text, code));
}

void draw_head(Canvas& canvas, Sheet& sheet, const Page& page) {
  double side = 0;
  if (!page.square.empty()) {
    side = draw_square(canvas, page.square, right, Canvas::margin);
    canvas.write(right - side, Canvas::margin + side + 3, side + gap, page.square, {6.5, false, true});
  }
  const double wide = whole - side - 2 * gap;
  const double high = canvas.write(left, Canvas::margin + gap, wide, page.title, title);
  const double more = canvas.write(left, Canvas::margin + 2 * gap + high, wide, page.subtitle, subtitle);
  sheet.down(std::max(high + more + 3 * gap, side + 3 * gap));
  canvas.fill(left, on_grid(sheet.y()), whole, 4 * hair);
  sheet.down(between);
}

}  // namespace

std::string pdf(const Page& page) {
  Canvas canvas(page);
  Sheet sheet(canvas, page.foot);
  draw_head(canvas, sheet, page);
  for (const auto& part : page.parts) {
    if (!part.heading.empty()) {
      constexpr double with_what_follows = 60;
      sheet.need(with_what_follows);
      sheet.down(canvas.write(left, sheet.y(), whole, part.heading, heading) + gap);
    }
    std::visit([&](const auto& body) { draw(canvas, sheet, body); }, part.body);
    sheet.down(between - gap);
  }
  sheet.close();
  return canvas.finish();
}

}  // namespace corner::render
