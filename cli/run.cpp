#include "cli/run.hpp"

#include <algorithm>
#include <new>

#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/outputs.hpp"
#include "core/text.hpp"
#include "exchange/files.hpp"

namespace corner::cli {
namespace {

int code(Exit exit) { return static_cast<int>(exit); }

// An answer that cannot be delivered after something was written must not look like a failure that wrote nothing.
Exit undelivered(const Io& io, bool changed) {
  complain(io, changed ? tr("the change stands, but the answer could not be written; ask again with the same --key, or look at `corner desk`")
                       : tr("the answer could not be written: the disk is full, or nobody reads it any more"));
  return changed ? Exit::outcome_unknown : Exit::failed;
}

// While it lives a stream that nobody reads, or a full disk, ends the writing at once.
class Watched {
 public:
  explicit Watched(std::ostream& out) : out_(out) { out_.exceptions(std::ios::badbit | std::ios::failbit); }
  ~Watched() {
    out_.exceptions(std::ios::goodbit);
  }
  Watched(const Watched&) = delete;
  Watched& operator=(const Watched&) = delete;

 private:
  std::ostream& out_;
};

// An answer that is a file by itself.
Exit give_out(const Io& io, const Settings& settings, const Outcome& outcome) {
  if (!settings.output.empty()) {
    exchange::write_file(settings.output, outcome.file);
    return outcome.exit;
  }
  if (io.terminal) throw Error(tr("the answer is a file, not a text: name one with `--output FILE`"), Failure::usage);
  io.out << outcome.file;
  io.out.flush();
  return io.out ? outcome.exit : undelivered(io, outcome.changed);
}

Exit deliver(const Io& io, const Settings& settings, const Outcome& outcome, const std::string& zone) {
  const auto exit = [&] { return outcome.ending ? outcome.ending() : outcome.exit; };
  if (settings.quiet && !outcome.ending) return outcome.exit;
  auto style = settings.style(io);
  style.zone = zone;
  try {
    if (settings.quiet) {
      std::ostream nobody(nullptr);
      render::write(nobody, outcome.document, style);
      return exit();
    }
    if (!settings.output.empty()) {
      exchange::write_file(settings.output, [&](std::ostream& out) { render::write(out, outcome.document, style); });
      return exit();
    }
    const Watched out(io.out);
    render::write(io.out, outcome.document, style);
    io.out.flush();
  } catch (const std::ios_base::failure&) {
    return undelivered(io, outcome.changed);
  } catch (const Error& error) {
    if (!outcome.changed) throw;
    complain(io, error.what());
    return undelivered(io, outcome.changed);
  }
  return exit();
}

void warn_of_practice(Context& context, const Command& command, Outcome& outcome) {
  if (!context.has_store() || !context.store().practice()) return;
  auto& document = outcome.document;
  auto& blocks = document.blocks;
  blocks.insert(blocks.begin(), render::Fields{"", {{"practice", "", true}}});
  if (command.monitored()) document.quote(std::string("# ") + tr("PRACTICE STORE: nothing here is real"));
  else blocks.insert(blocks.begin(), render::Prose{tr("PRACTICE STORE: nothing here is real"), render::Tone::faint, 0});
}

Exit carry_out(Command& command, const Options& options, const std::vector<std::string>& arguments, const Io& io, Settings& settings) {
  options.parse(arguments);
  settings.settle(io, options.formats());
  speak(settings.language(), io.locale_directory);
  check_outputs(options, settings);
  Context context(io, settings);
  try {
    auto outcome = command.run(context);
    if (!outcome.file.empty()) return give_out(io, settings, outcome);
    warn_of_practice(context, command, outcome);
    return deliver(io, settings, outcome, context.has_store() ? context.store().zone().name() : "");
  } catch (const std::exception& error) {
    if (!context.changed()) throw;
    complain(io, error.what());
    return undelivered(io, true);
  }
}

// A monitoring system reads what went wrong where it reads the answer.
Exit carry_out_watched(Command& command, const Options& options, const std::vector<std::string>& arguments, const Io& io, Settings& settings) {
  try {
    return carry_out(command, options, arguments, io, settings);
  } catch (const std::exception& error) {
    io.out << "CORNER UNKNOWN: " << error.what() << '\n';
    io.out.flush();
    return monitoring::unknown;
  }
}

Exit perform(std::vector<std::string> arguments, const Io& io, Settings& settings) {
  Options global;
  Settings probe;
  probe.declare(global);
  const auto* entry = find_command(arguments, global);
  Options options;
  std::unique_ptr<Command> command;
  if (entry != nullptr) {
    command = entry->make();
    command->declare(options);
  }
  settings.declare(options);
  const auto told = [&](const char* flag) { return std::ranges::find(arguments, flag) != arguments.end(); };
  const bool helped = told("--help"), versioned = !helped && told("--version");
  if (command && !helped && !versioned)
    return (command->monitored() ? carry_out_watched : carry_out)(*command, options, arguments, io, settings);
  try {
    options.parse(arguments);
  } catch (const Error&) {  // whoever asks for help need not have the rest right
  }
  settings.settle(io, options.formats());
  speak(settings.language(), io.locale_directory);
  check_outputs(options, settings);
  const auto document = versioned ? version() : command ? help_for(*entry, options) : help_for_all(global);
  return deliver(io, settings, {document, helped || versioned ? Exit::done : Exit::usage, false}, "");
}

// The language for complaints about the arguments themselves, before they are understood.
void speak_early(const std::vector<std::string>& arguments, const Io& io) {
  std::string language;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--lang" && i + 1 < arguments.size()) language = arguments[i + 1];
    if (arguments[i].starts_with("--lang=")) language = arguments[i].substr(7);
  }
  if (language.empty()) language = io.env("CORNER_LANG").value_or("");
  if (language.empty()) language = locale_language(io);
  speak(language.starts_with("fr") ? Language::fr : Language::en, io.locale_directory);
}

}  // namespace

int run(const std::vector<std::string>& arguments, const Io& io) {
  Settings settings;
  try {
    speak_early(arguments, io);
    return code(perform(arguments, io, settings));
  } catch (const Error& error) {
    complain(io, error.what());
    return code(exit_of(error.kind()));
  } catch (const std::bad_alloc&) {
    complain(io, tr("out of memory; nothing was changed"));
  } catch (const std::exception& error) {
    complain(io, error.what());
  }
  return code(Exit::failed);
}

}  // namespace corner::cli
