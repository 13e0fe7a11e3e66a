#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/notice_text.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "exchange/mail.hpp"
#include "exchange/program.hpp"
#include "store/codes.hpp"
#include "store/notices.hpp"

namespace corner::cli {
namespace {

using render::Tone;

/// People are written to in French where the policy has it, whoever runs the command.
class InTheirLanguage {
 public:
  InTheirLanguage(const Context& context, const policy::Pack& pack) : context_(context) {
    const bool french = pack.languages.empty() || std::ranges::find(pack.languages, "fr") != pack.languages.end();
    speak(french ? Language::fr : Language::en, context.io().locale_directory);
  }
  ~InTheirLanguage() { speak(context_.language(), context_.io().locale_directory); }
  InTheirLanguage(const InTheirLanguage&) = delete;
  InTheirLanguage& operator=(const InTheirLanguage&) = delete;

 private:
  const Context& context_;
};

/// The message of one notice; the same at every try.
exchange::Mail mail_of(Context& context, store::Store& store, const store::Notice& notice, bool hidden) {
  const auto& pack = store.policy().pack();
  const InTheirLanguage theirs(context, pack);
  std::string code = notice.request ? store::code_of(store, notice.request->id) : "";
  if (hidden && !code.empty()) code = "······";
  auto text = notice_text(store, notice, code);
  constexpr std::size_t enough = 32;
  return {.from = pack.desk.notices->from,
          .name = notice.person.name,
          .to = notice.person.mail,
          .subject = std::move(text.subject),
          .body = std::move(text.body),
          .language = corner::code(spoken()),
          .at = notice.at,
          .id = fmt::format("notice-{}-{}", notice.id, notice.hash.substr(0, enough)),
          .headers = {{"X-Corner-Notice", fmt::format("{}-{}", notice.id, notice.hash.substr(0, enough))}}};
}

/// Empty when the program took the message; else what went wrong.
std::string hand_to(const std::vector<std::string>& command, const exchange::Mail& mail) {
  try {
    const auto ran = exchange::run_program(command, exchange::message(mail));
    if (ran.exit == 0) return "";
    return say("the program `{0}` ended with the exit code {1}; it said: {2}", command[0], ran.exit, trim(ran.err));
  } catch (const Error& error) {
    return error.what();
  }
}

class NoticesSend : public Command {
  bool dry_run_ = false;
  int sent_ = 0, failed_ = 0;
  std::vector<render::Row> rows_;

  void declare(Options& options) override {
    options.flag("--dry-run", dry_run_, mark("show the messages, send none"));
    options.example("corner notices send", mark("hands what is to be told to the program that the policy names"));
  }

  void note(render::Document& document, const store::Notice& notice, const std::string& result, const std::string& text, Tone tone) {
    document.say(text, tone, 2);
    rows_.push_back({notice.id, notice.kind, notice.person.number, notice.request ? render::Cell(notice.request->id) : render::Cell(), result});
  }

  void leave(Context& context, const store::Notice& notice, store::Left left) const {
    if (dry_run_) return;
    auto writing = store::Store::open(context.place(), store::Access::write);
    store::mark(writing, notice.id, left, context.clerk());
  }

  void show(render::Document& document, const exchange::Mail& mail) {
    document.quote(mail.subject, 4);
    for (const auto line : split(mail.body, '\n')) document.quote(std::string(line), 4);
  }

  void send(Context& context, store::Store& store, const store::Notice& notice, render::Document& document) {
    const auto& [id, kind, at, hash, person, request, waiver, moot] = notice;
    if (moot) {
      leave(context, notice, store::Left::moot);
      return note(document, notice, "moot", say("Overtaken, not sent: {0} to {1} ({2})", kind, person.name, person.number), Tone::faint);
    }
    if (!exchange::is_address(person.mail)) {
      leave(context, notice, store::Left::no_mail);
      return note(document, notice, "no-mail", say("No mail address, tell them yourself: {0} to {1} ({2})", kind, person.name, person.number), Tone::warn);
    }
    const auto mail = mail_of(context, store, notice, dry_run_);
    if (!dry_run_) {
      const auto why = hand_to(store.policy().pack().desk.notices->command, mail);
      if (!why.empty()) {
        ++failed_;
        return note(document, notice, "failed",
                    say("Not sent, to be tried again: {0} to {1} ({2}): {3}", kind, person.name, person.number, why), Tone::bad);
      }
      leave(context, notice, store::Left::sent);
    }
    ++sent_;
    note(document, notice, "sent", dry_run_ ? say("To be sent: {0} to {1} ({2})", kind, person.name, person.number)
                                            : say("Sent: {0} to {1} ({2})", kind, person.name, person.number), Tone::plain);
    if (dry_run_) show(document, mail);
  }

  Outcome run(Context& context) override {
    std::optional<store::Sending> alone;
    if (!dry_run_) alone.emplace(context.place().path);
    auto& store = context.store();
    Outcome outcome{{"corner.notices-send/1", {}}, Exit::done, false};
    auto& document = outcome.document;
    if (dry_run_) document.say(tr("Dry run: nothing was changed."), Tone::faint);
    const bool named = store.policy().pack().desk.notices.has_value();
    const auto list = named ? store::unsent(store, context.now()) : std::vector<store::Notice>();
    if (!named) document.say(tr("The policy in force names no program for notices (`[notices]` in `desk.toml`): nobody is told."), Tone::warn);
    else if (list.empty()) document.say(tr("Nobody is to be told anything."), Tone::good);
    for (const auto& notice : list) send(context, store, notice, document);
    if (failed_ > 0) outcome.exit = Exit::failed;
    outcome.changed = !dry_run_ && rows_.size() > static_cast<std::size_t>(failed_);
    document.add(render::Fields{"", {{"sent", "", sent_}, {"failed", "", failed_}, {"dry_run", "", dry_run_}}});
    document.add(render::Table{"notices", {{"notice", ""}, {"kind", ""}, {"person", ""}, {"request", ""}, {"result", ""}},
                               render::rows_of(std::move(rows_)), false});
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_notices_send() { return std::make_unique<NoticesSend>(); }

}  // namespace corner::cli
