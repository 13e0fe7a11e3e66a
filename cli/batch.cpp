#include "cli/batch.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "exchange/lines.hpp"

namespace corner::cli {
namespace {

/// A number as it is typed, or the square of a slip: `corner:REQUEST:UNIT`.
std::string meant(std::string_view scanned) {
  const std::string text(trim(scanned));
  const auto parts = split(text, ':');
  return parts.size() >= 2 && parts[0] == "corner" ? std::string(parts[1]) : text;
}

std::string prose(const render::Document& document) {
  std::vector<std::string> lines;
  for (const auto& block : document.blocks)
    if (const auto* said = std::get_if<render::Prose>(&block); said != nullptr && !said->text.empty())
      lines.push_back(std::string(static_cast<std::size_t>(said->indent), ' ') + said->text);
  return join(lines, "\n");
}

/// After these nothing that follows could be trusted, or done.
bool ends_all(Failure kind) { return kind == Failure::outcome_unknown || kind == Failure::damaged || kind == Failure::journal_broken; }

}  // namespace

Outcome Batch::run(const std::string& schema, std::vector<std::string> list, bool dry_run) {
  list_ = std::move(list);
  Outcome outcome{{schema, {}}, Exit::done, !dry_run};
  auto& document = outcome.document;
  if (dry_run) document.say(tr("Dry run: nothing was changed."), render::Tone::faint);
  document.add(render::Fields{"", {{"dry_run", "", dry_run}}});
  document.add(render::Table{.name = "lines",
                             .columns = {{"line", ""}, {"scanned", ""}, {"result", ""}, {"request", ""}, {"person", ""}, {"service", ""}, {"unit", ""}, {"text", tr("answer")}},
                             .rows = [this](const auto& emit) { each(emit); },
                             .live = true});
  document.add(render::Table{.name = "summary",
                             .columns = {{"done", ""}, {"failed", ""}, {"repeated", ""}, {"not_done", ""}, {"text", tr("answer")}},
                             .rows = [this](const auto& emit) { emit({done_, static_cast<std::int64_t>(failed_.size()), repeated_, failed_, summary()}); },
                             .live = true});
  outcome.ending = [this] { return exit(); };
  return outcome;
}

void Batch::each(const Emit& emit) {
  std::int64_t line = 0;
  for (const auto& what : list_) one(++line, what, emit);
  if (!list_.empty()) return;
  exchange::Lines lines("-");
  std::string_view scanned;
  while (lines.next(scanned)) {
    if (lines.too_long()) fail(lines.number(), "", tr("this line is too long to be a number"), Failure::usage, emit);
    else one(lines.number(), std::string(scanned), emit);
  }
}

void Batch::one(std::int64_t line, const std::string& scanned, const Emit& emit) {
  const auto what = meant(scanned);
  if (what.empty()) return;
  if (seen_.contains(what)) {
    ++repeated_;
    emit({line, what, std::string("repeated"), {}, {}, {}, {}, say("`{0}` was done already: it is not done twice", what)});
    return;
  }
  try {
    handle(line, what, emit);
  } catch (const Error& error) {
    if (ends_all(error.kind())) throw;
    fail(line, what, error.what(), error.kind(), emit);
  }
}

void Batch::handle(std::int64_t line, const std::string& what, const Emit& emit) {
  const auto [document, request] = work_(what);
  ++done_;
  seen_.insert({what, std::to_string(request.id)});
  if (!request.unit.empty()) seen_.insert(request.unit);
  std::erase(failed_, what);
  emit({line, what, std::string("done"), request.id, request.number, request.service, request.unit, prose(document)});
}

void Batch::fail(std::int64_t line, const std::string& what, const std::string& message, Failure kind, const Emit& emit) {
  if (failed_.empty()) first_ = kind;
  if (std::ranges::find(failed_, what) == failed_.end()) failed_.push_back(what);
  emit({line, what, std::string("failed"), {}, {}, {}, {}, say("NOT DONE — {0}", message)});
}

std::string Batch::summary() const {
  std::vector<std::string> parts{say_count("{0} done", "{0} done", done_)};
  if (repeated_ > 0) parts.push_back(say_count("{0} scanned twice", "{0} scanned twice", repeated_));
  if (!failed_.empty()) parts.push_back(say_count("{0} not done: {1}", "{0} not done: {1}", static_cast<std::int64_t>(failed_.size()), join(failed_, ", ")));
  return join(parts, "; ") + ".";
}

Exit Batch::exit() const {
  if (failed_.empty()) return Exit::done;
  return done_ > 0 ? Exit::conflict : exit_of(first_);
}

}  // namespace corner::cli
